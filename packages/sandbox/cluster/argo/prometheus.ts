import { listenOnLoopback, readBody, sendJson } from '../../http/loopback-server.ts';

/** What an instant query is answered with: one sample, or none. */
export type Answer = (query: string) => number | undefined;

/** Stands for Prometheus: it holds no samples, a test says what each query yields. */
export interface PrometheusStandIn {
  /** For `HTTP_PROXY`: requests for any host come here. */
  readonly proxyUrl: string;
  /** Every query that was asked, with the host that it was meant for. */
  readonly queries: readonly AskedQuery[];
  answer(by: Answer): void;
  close(): Promise<void>;
}

export interface AskedQuery {
  readonly host: string;
  readonly query: string;
}

/**
 * Answers `GET|POST /api/v1/query` (prometheus.io/docs/prometheus/latest/querying/api) with a vector.
 * Programs reach it as their proxy, so that an AnalysisTemplate keeps the address of the real one.
 */
export async function startPrometheus(): Promise<PrometheusStandIn> {
  const queries: AskedQuery[] = [];
  let answer: Answer = () => undefined;
  const server = await listenOnLoopback((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'prometheus'}`);
      const body = new URLSearchParams(await readBody(request));
      const query = body.get('query') ?? url.searchParams.get('query');
      if (url.pathname !== '/api/v1/query' || query === null) {
        sendJson(response, 404, { status: 'error', error: `${url.pathname} is not offered here` });
        return;
      }
      queries.push({ host: url.host, query });
      const value = answer(query);
      const sample = { metric: {}, value: [Date.now() / 1000, String(value)] };
      const result = value === undefined ? [] : [sample];
      sendJson(response, 200, { status: 'success', data: { resultType: 'vector', result } });
    })();
  });
  return {
    proxyUrl: `http://127.0.0.1:${String(server.port)}`,
    queries,
    answer: (by) => {
      answer = by;
    },
    close: () => server.close(),
  };
}
