import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format } from './inputs.ts';
import type { Trivy } from './trivy.ts';

const EXTENSIONS = {
  json: 'json',
  sarif: 'sarif',
  cyclonedx: 'cdx.json',
  'spdx-json': 'spdx.json',
  table: 'txt',
};

/** The files of one kind: one per scan, in a folder of their own. */
export interface ReportFiles {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The path of one report; the number keeps images apart whose names look alike. */
export function reportPath(
  reports: string,
  kind: keyof typeof EXTENSIONS,
  index: number,
  label: string,
): string {
  const name = label.replace(/[^a-z0-9._-]+/gi, '-').slice(0, 80);
  return join(reports, kind, `${index + 1}-${name}.${EXTENSIONS[kind]}`);
}

/** Makes every requested view of every JSON report; `trivy` is there if a view is wanted. @throws `E_SCAN_INCOMPLETE` */
export async function makeViews(
  trivy: Pick<Trivy, 'convert'> | undefined,
  reports: string,
  scans: readonly { readonly label: string; readonly json: string }[],
  formats: readonly Format[],
): Promise<ReadonlyMap<Format, ReportFiles>> {
  const views = new Map<Format, ReportFiles>();
  if (trivy === undefined) return views;
  for (const format of formats) {
    const folder = join(reports, format);
    await mkdir(folder, { recursive: true });
    const files: string[] = [];
    for (const [index, scan] of scans.entries()) {
      const file = reportPath(reports, format, index, scan.label);
      await trivy.convert(scan.json, format, file);
      files.push(file);
    }
    views.set(format, { folder, files });
  }
  return views;
}

/** What an output names: the file where there is one, the folder where there are several. */
export function outputPath(files: ReportFiles | undefined): string {
  if (files === undefined) return '';
  const [first, ...more] = files.files;
  return first === undefined ? '' : more.length === 0 ? first : files.folder;
}
