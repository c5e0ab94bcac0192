import type { TypedValue as DecisionValue, DecisionVariables } from '@stepwright/decision';
import { readJson } from '../values/json-reader.ts';
import type { TypedValue } from '../values/typed-value.ts';
import type { Variables } from './variables.ts';

/** What FEEL can see of variables: JSON as contexts and lists; files, bytes and XML not at all. */
export function toDecisionVariables(variables: Variables): DecisionVariables {
  const seen: Record<string, DecisionValue> = {};
  for (const [name, value] of variables) {
    const converted = toDecisionValue(value);
    if (converted) seen[name] = converted;
  }
  return seen;
}

function toDecisionValue(value: TypedValue): DecisionValue | undefined {
  switch (value.type) {
    case 'Bytes':
    case 'File':
    case 'Xml':
      return undefined;
    case 'Json':
      return toDecisionValue(readJson(value.value));
    case 'Object':
      return { type: 'Object', value: contentOf(value.value) };
    default:
      return value;
  }
}

function contentOf(
  content: Extract<TypedValue, { type: 'Object' }>['value'],
): Extract<DecisionValue, { type: 'Object' }>['value'] {
  if (content.kind === 'list')
    return { kind: 'list', items: content.items.flatMap((item) => toDecisionValue(item) ?? []) };
  return {
    kind: 'map',
    entries: content.entries.flatMap(([key, item]) => {
      const converted = toDecisionValue(item);
      return converted ? [[key, converted] as const] : [];
    }),
  };
}
