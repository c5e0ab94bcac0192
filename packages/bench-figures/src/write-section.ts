import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

const document = new URL('../../../docs/benchmarks.md', import.meta.url);

/** What the figures were measured on, and the day. */
export function machine(): string {
  const [processor] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} x ${processor?.model.trim() || 'unknown processor'}, Node ${process.version}`;
}

/** Puts a text between the markers of a benchmark in `docs/benchmarks.md`, behind its text when there are none. */
export async function writeSection(name: string, text: string): Promise<void> {
  const before = await readFile(document, 'utf8').catch(() => '# Benchmarks\n');
  await writeFile(document, withSection(before, name, text));
}

function withSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const section = `${begin}\n${content.trimEnd()}\n${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from >= 0 && to > from) return text.slice(0, from) + section + text.slice(to + end.length);
  return `${text.trimEnd()}\n\n${section}\n`;
}
