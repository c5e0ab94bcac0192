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
    'A raw loop does nothing but the calls. Where both processors are full it is about as fast as a worker can get: where the loop itself stays below an aim, so',
    'does every worker on that machine.',
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
