import * as core from '@actions/core';

/** GitHub refuses step summaries over 1 MiB. */
const MAX_BYTES = 1024 * 1024 - 4096;

/** Appends a section to the job summary, if the runner has one; a longer text is cut and says so. */
export async function writeSummary(title: string, markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  const bytes = Buffer.from(markdown);
  const body =
    bytes.length <= MAX_BYTES
      ? markdown
      : `${bytes.subarray(0, MAX_BYTES).toString('utf8')}\n\n*(cut at 1 MiB)*`;
  await core.summary.addRaw(`### ${title}\n\n${body}\n\n`).write();
}
