import { machine, writeSection } from '@stepwright/bench-figures';
import type { Figure } from './figure.ts';
import { markdownTable, terminalTable } from './table.ts';

/** Puts the figures into `docs/benchmarks.md`. */
export async function writeDocs(figures: readonly Figure[], rounds: number): Promise<void> {
  await writeSection('bench:worker', docsSection(figures, rounds));
}

function docsSection(figures: readonly Figure[], rounds: number): string {
  return [
    '## Worker',
    '',
    `\`npm run bench:worker\`, ${machine()}. Pairs in turns, ${rounds} rounds after one that does not count.`,
    'The load is the average of a minute at the end of each measurement.',
    '',
    markdownTable(figures),
    '',
    'What the sides did, each as median (min to max):',
    '',
    '```text',
    terminalTable(figures),
    '```',
  ].join('\n');
}
