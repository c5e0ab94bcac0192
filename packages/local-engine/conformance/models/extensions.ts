import { element, escapeXml, type Fragment, type Part, raw } from './fragment.ts';

/** The attribute that makes a job before the activity. */
export const asyncBefore: { readonly 'camunda:asyncBefore': true } = { 'camunda:asyncBefore': true };

/** The attribute that makes a job after the activity. */
export const asyncAfter: { readonly 'camunda:asyncAfter': true } = { 'camunda:asyncAfter': true };

/** Makes any extension element of the engine: `extension('in', { source: 'a', target: 'b' })`. */
export function extension(name: string, ...parts: readonly Part[]): Fragment {
  return raw(element(`camunda:${name}`, undefined, parts), 'extension');
}

/** A text between tags. */
export function text(content: string): Fragment {
  return raw(escapeXml(content));
}

/** What the mappings of an activity are made of. */
export type Mapping = string | readonly string[] | Readonly<Record<string, string>>;

/** Input and output mappings: a text or expression, a list, or a map. */
export function inputOutput(
  inputs: Readonly<Record<string, Mapping>>,
  outputs: Readonly<Record<string, Mapping>> = {},
): Fragment {
  const mappings = (kind: string, of: Readonly<Record<string, Mapping>>) =>
    Object.entries(of).map(([name, value]) => raw(element(`camunda:${kind}`, undefined, [{ name }, mapping(value)])));
  return extension('inputOutput', mappings('inputParameter', inputs), mappings('outputParameter', outputs));
}

/** When and how often a failed job of the activity is tried again. */
export function retryCycle(cycle: string): Fragment {
  return extension('failedJobRetryTimeCycle', text(cycle));
}

/** Turns the end or the failure of an external task into a BPMN error when the expression is true. */
export function errorWhen(code: string, expression: string, ...parts: readonly Part[]): Fragment {
  return extension('errorEventDefinition', { errorRef: `error-${code}`, expression }, parts);
}

/** Repeats an activity: `{ isSequential: true, 'camunda:collection': 'list', 'camunda:elementVariable': 'item' }`. */
export function multiInstance(...parts: readonly Part[]): Fragment {
  return raw(element('multiInstanceLoopCharacteristics', undefined, parts), 'loop');
}

/** How many instances there are; a part of `multiInstance`. */
export function cardinality(expression: string): Fragment {
  return raw(`<loopCardinality xsi:type="tFormalExpression">${escapeXml(expression)}</loopCardinality>`);
}

/** When the rest is left out; a part of `multiInstance`, after the cardinality. */
export function completionCondition(expression: string): Fragment {
  return raw(`<completionCondition xsi:type="tFormalExpression">${escapeXml(expression)}</completionCondition>`);
}

function mapping(value: Mapping): Part {
  if (typeof value === 'string') return text(value);
  if (isList(value)) {
    return raw(
      `<camunda:list>${value.map((item) => element('camunda:value', undefined, [text(item)])).join('')}</camunda:list>`,
    );
  }
  const entries = Object.entries(value).map(([key, item]) =>
    element('camunda:entry', undefined, [{ key }, text(item)]),
  );
  return raw(`<camunda:map>${entries.join('')}</camunda:map>`);
}

function isList(value: Mapping): value is readonly string[] {
  return Array.isArray(value);
}
