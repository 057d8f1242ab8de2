import { table } from '../../markdown-page.ts';
import { editSection, editSummary } from './edit-section.ts';
import { number } from '../figure-text.ts';
import { growthSection, growthSummary } from './growth-section.ts';
import type { BumpFigures } from './measure.ts';
import { wireSection, wireSummary } from './wire-section.ts';
import { writersSection, writersSummary } from './writers-section.ts';

/** The part of docs/benchmarks.md about bump-kustomize: ratios first, then each measurement with its method. */
export function bumpPart(figures: BumpFigures): string {
  const { machine, edits, writers, wire, growth } = figures;
  const summary = [
    ...editSummary(edits),
    ...writersSummary(writers),
    ...wireSummary(wire),
    ...growthSummary(growth),
  ];
  return `Written by \`npm run bench -- bump\` on ${figures.at.toISOString().slice(0, 10)}, in ${number(figures.minutes)} minutes; do not edit.
Rounds: ${figures.rounds}. A figure is their median, with the range from the least to the most. All contestants have their
turn in each round, and a ratio is taken within a round, so that what else the machine does meets both.

${table(['bump-kustomize', 'measured', 'aim', ''], summary)}

The machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.kernel}; Node
${machine.node}, git ${machine.git}, kustomize ${machine.kustomize ?? ''}. The server is the sandbox's GitHub on the
loopback interface: its git is real, and so are its commits, but nothing takes the time that a network or
GitHub takes.

${editSection(edits)}

${writersSection(writers)}

${wireSection(wire)}

${growthSection(growth)}`;
}
