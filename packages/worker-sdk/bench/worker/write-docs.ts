import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Figure } from './figure.ts';
import { markdownTable, terminalTable } from './table.ts';

const DOCUMENT = new URL('../../../../docs/benchmarks.md', import.meta.url);
const BEGIN = '<!-- bench:worker -->';
const END = '<!-- /bench:worker -->';

/** Puts the figures between the markers of `docs/benchmarks.md`, behind its text when there are none. */
export async function writeDocs(figures: readonly Figure[], rounds: number): Promise<void> {
  const before = await readFile(DOCUMENT, 'utf8').catch(() => '# Benchmarks\n');
  await writeFile(DOCUMENT, withSection(before, docsSection(figures, rounds)));
}

/** The text between the markers, and the markers. */
export function docsSection(figures: readonly Figure[], rounds: number): string {
  const [processor] = cpus();
  const machine = `${cpus().length} x ${processor?.model.trim() || 'unknown processor'}, Node ${process.version}`;
  return [
    BEGIN,
    '## Worker',
    '',
    `\`npm run bench:worker\`, ${new Date().toISOString().slice(0, 10)}, ${machine}. Pairs in turns, ${rounds} rounds after one that does not count.`,
    'The load is the average of a minute at the end of each measurement.',
    '',
    markdownTable(figures),
    '',
    'What the sides did, each as median (min to max):',
    '',
    '```text',
    terminalTable(figures),
    '```',
    END,
  ].join('\n');
}

function withSection(text: string, section: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin >= 0 && end > begin) return text.slice(0, begin) + section + text.slice(end + END.length);
  return `${text.trimEnd()}\n\n${section}\n`;
}
