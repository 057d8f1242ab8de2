/** Upper bounds of the duration histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts requests and renders them in the Prometheus text format 0.0.4. */
export function createMetrics() {
  /** @type {Map<string, number>} */
  const requests = new Map();
  /** @type {Map<string, {buckets: number[], count: number, sum: number}>} */
  const durations = new Map();
  return {
    /** Routes and methods are closed sets: label values never come from the request itself. */
    observe(method, route, status, seconds) {
      const labels = `method="${method}",route="${route}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      // By route, so that probes do not pass for fast answers to people.
      const duration = durations.get(route) ?? { buckets: BUCKETS.map(() => 0), count: 0, sum: 0 };
      durations.set(route, duration);
      BUCKETS.forEach((bound, index) => {
        if (seconds <= bound) duration.buckets[index] += 1;
      });
      duration.count += 1;
      duration.sum += seconds;
    },
    /**
     * @param {string} version
     * @param {number | undefined} sourceTime when the commit was made that this was built from
     */
    render(version, sourceTime) {
      return `${[
        '# HELP warehouse_build_info The running version.',
        '# TYPE warehouse_build_info gauge',
        `warehouse_build_info{version="${version}"} 1`,
        ...(sourceTime === undefined
          ? [] // not built by the pipeline
          : [
              '# HELP warehouse_source_timestamp_seconds When the commit was made that this was built from.',
              '# TYPE warehouse_source_timestamp_seconds gauge',
              `warehouse_source_timestamp_seconds ${sourceTime}`,
            ]),
        '# HELP http_requests_total Requests by method, route and status.',
        '# TYPE http_requests_total counter',
        ...[...requests].map(([labels, value]) => `http_requests_total{${labels}} ${value}`),
        '# HELP http_request_duration_seconds Time to answer a request, by route.',
        '# TYPE http_request_duration_seconds histogram',
        ...[...durations].flatMap(([route, duration]) => histogram(`route="${route}"`, duration)),
      ].join('\n')}\n`;
    },
  };
}

function histogram(labels, { buckets, count, sum }) {
  const name = 'http_request_duration_seconds';
  return [
    ...BUCKETS.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${buckets[index]}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
