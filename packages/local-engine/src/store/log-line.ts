import type { Shape } from './shapes.ts';

/** Says that a snapshot is whole. */
export const END_LINE = '.';

/** One line of a frame. JSON escapes tabs and line ends, so both may separate. `id` is still JSON, as written: equal ids are equal texts. */
export type LogLine =
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'put'; readonly shape: number; readonly id: string; readonly values: string }
  | { readonly kind: 'delete'; readonly table: string; readonly id: string }
  | { readonly kind: 'end' };

export function shapeLine({ number, table, fields }: Shape): string {
  return `#${number}\t${table}\t${JSON.stringify(fields)}\n`;
}

export function putLine(shape: number, id: string, values: readonly unknown[]): string {
  return `+${shape}\t${JSON.stringify(id)}\t${JSON.stringify(values)}\n`;
}

export function deleteLine(table: string, id: string): string {
  return `-${table}\t${JSON.stringify(id)}\n`;
}

/** @throws Error for a line that this format does not have. */
export function parseLine(line: string): LogLine {
  const first = line.indexOf('\t');
  const second = line.indexOf('\t', first + 1);
  switch (line[0]) {
    case '+':
      return {
        kind: 'put',
        shape: Number(line.slice(1, first)),
        id: line.slice(first + 1, second),
        values: line.slice(second + 1),
      };
    case '-':
      return { kind: 'delete', table: line.slice(1, first), id: line.slice(first + 1) };
    case '#': {
      const fields = JSON.parse(line.slice(second + 1)) as string[];
      return {
        kind: 'shape',
        shape: { number: Number(line.slice(1, first)), table: line.slice(first + 1, second), fields },
      };
    }
    case END_LINE:
      return { kind: 'end' };
    default:
      throw new Error(`unknown line ${JSON.stringify(line.slice(0, 40))}`);
  }
}

/** The lines of a frame's text. */
export function* linesOf(text: string): IterableIterator<string> {
  for (let from = 0; from < text.length; ) {
    const to = text.indexOf('\n', from);
    yield text.slice(from, to);
    from = to + 1;
  }
}
