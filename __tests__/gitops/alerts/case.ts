import { stringify } from 'yaml';
import type { Alert } from '../../../scripts/gitops/alerts.ts';

/** What Prometheus saw, and whether an alert fires then. */
export interface AlertCase {
  readonly alert: string;
  /** What happens, and what follows; a test’s name. */
  readonly name: string;
  /** Prometheus’ notation of samples, one a minute from 0 on. */
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  /** The labels of each alert that fires, without its severity; `[]`: it is silent. */
  readonly fires: readonly Fired[];
}

interface Fired {
  readonly labels: Readonly<Record<string, string>>;
  /** As the annotations show it, where they do. */
  readonly value?: string;
}

/** A case as `promtool test rules` reads it. Annotations are expected as the alert’s own templates say. */
export function promtoolTest(
  alert: Alert,
  { name, series, at, fires }: AlertCase,
): Readonly<Record<string, unknown>> {
  return {
    name,
    interval: '1m',
    input_series: Object.entries(series).map(([metric, values]) => ({ series: metric, values })),
    alert_rule_test: [
      {
        eval_time: at,
        alertname: alert.name,
        exp_alerts: fires.map((fired) => ({
          exp_labels: { ...alert.labels, ...fired.labels },
          exp_annotations: Object.fromEntries(
            Object.entries(alert.annotations).map(([key, text]) => [key, filled(text, fired)]),
          ),
        })),
      },
    ],
  };
}

export function testFile(tests: readonly object[]): string {
  return stringify({ rule_files: ['rules.yaml'], evaluation_interval: '30s', tests });
}

/** A template with its labels and its value; one that names another label stays as it is, and fails. */
function filled(text: string, { labels, value }: Fired): string {
  return text
    .replace(/\{\{ \$labels\.(\w+) \}\}/g, (whole, label: string) => labels[label] ?? whole)
    .replace(/\{\{ \$value \| \w+ \}\}/g, (whole) => value ?? whole);
}
