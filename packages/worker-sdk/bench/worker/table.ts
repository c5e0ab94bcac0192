import { type Figure, shown } from './figure.ts';

/** The figures for a terminal, each with what its sides did. */
export function terminalTable(figures: readonly Figure[]): string {
  return figures.map((figure) => [lineOf(figure), ...figure.sides.map((side) => `  ${side}`)].join('\n')).join('\n');
}

function lineOf({ name, what, aim, spread, load }: Figure): string {
  return `${name.padEnd(18)} ${shown(spread).padEnd(28)} ${aim.padEnd(14)} load ${String(load).padEnd(5)} ${what}`;
}

/** The figures for a document. */
export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, what, aim, spread: { median, min, max }, load }) =>
    cells([`\`${name}\``, what, String(median), `${min} – ${max}`, aim, String(load)]),
  );
  return [cells(['ratio', 'of', 'median', 'min – max', 'aim', 'load']), cells(Array(6).fill('---')), ...rows].join(
    '\n',
  );
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}
