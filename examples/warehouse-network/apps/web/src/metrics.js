/** Upper bounds of the duration histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts requests and renders them in the Prometheus text format 0.0.4. */
export function createMetrics() {
  /** @type {Map<string, number>} */
  const requests = new Map();
  const buckets = BUCKETS.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    /** Routes and methods are closed sets: label values never come from the request itself. */
    observe(method, route, status, seconds) {
      const labels = `method="${method}",route="${route}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      BUCKETS.forEach((bound, index) => {
        if (seconds <= bound) buckets[index] += 1;
      });
      count += 1;
      sum += seconds;
    },
    render(version) {
      return `${[
        '# HELP warehouse_build_info The running version.',
        '# TYPE warehouse_build_info gauge',
        `warehouse_build_info{version="${version}"} 1`,
        '# HELP http_requests_total Requests by method, route and status.',
        '# TYPE http_requests_total counter',
        ...[...requests].map(([labels, value]) => `http_requests_total{${labels}} ${value}`),
        '# HELP http_request_duration_seconds Time to answer a request.',
        '# TYPE http_request_duration_seconds histogram',
        ...BUCKETS.map(
          (bound, index) => `http_request_duration_seconds_bucket{le="${bound}"} ${buckets[index]}`,
        ),
        `http_request_duration_seconds_bucket{le="+Inf"} ${count}`,
        `http_request_duration_seconds_sum ${sum}`,
        `http_request_duration_seconds_count ${count}`,
      ].join('\n')}\n`;
    },
  };
}
