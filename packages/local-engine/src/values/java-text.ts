import { javaDateText } from '../calendar/java-date-text.ts';
import { javaDoubleText } from './java-double.ts';
import { normalJson } from './normal-json.ts';
import type { TypedValue } from './typed-value.ts';

/** Writes a value as Java's `toString` does: `5.0`, `[a, b]`, `{k=v}`, `Tue Jan 01 00:00:00 UTC 2030`; null is `null`. */
export function javaText(value: TypedValue): string {
  switch (value.type) {
    case 'Null':
      return 'null';
    case 'Double':
      return javaDoubleText(value.value);
    case 'Date':
      return javaDateText(value.value);
    case 'Json':
      return normalJson(value.value);
    case 'Object':
      return contentText(value.value);
    case 'Bytes':
    case 'File':
      return `[${value.type}]`;
    default:
      return String(value.value);
  }
}

function contentText(content: Extract<TypedValue, { type: 'Object' }>['value']): string {
  if (content.kind === 'list') return `[${content.items.map(javaText).join(', ')}]`;
  return `{${content.entries.map(([key, value]) => `${key}=${javaText(value)}`).join(', ')}}`;
}
