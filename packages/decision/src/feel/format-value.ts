import { formatNumber } from './feel-number.ts';
import type { FeelValue } from './feel-value.ts';
import { formatTemporal } from './temporal/format-temporal.ts';

/** Writes a value as FEEL's `string()` does: strings inside of lists and contexts have quotes. */
export function formatValue(value: FeelValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'number':
      return formatNumber(value.value);
    case 'string':
      return `"${value.value}"`;
    case 'list':
      return `[${value.items.map(formatValue).join(', ')}]`;
    case 'context':
      return `{${[...value.entries].map(([key, entry]) => `${key}:${formatValue(entry)}`).join(', ')}}`;
    case 'range':
      return `${value.start.closed ? '[' : '('}${formatValue(value.start.value)}..${formatValue(value.end.value)}${value.end.closed ? ']' : ')'}`;
    case 'function':
      return `function(${value.params.join(', ')})`;
    case 'error':
    case 'fatal':
      return `${value.kind === 'fatal' ? 'fatal error' : 'error'}("${value.message}")`;
    default:
      return formatTemporal(value);
  }
}
