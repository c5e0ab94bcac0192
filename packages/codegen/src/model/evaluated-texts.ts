import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** Texts for people, for others than the engine, or in another language. */
const neverEvaluated = new Set([
  'documentation',
  'textAnnotation',
  'property',
  'script',
  'string',
  'category',
  'group',
]);
const namesForPeople = new Set(['id', 'name']);

/** Every text of a process that the engine evaluates when it is an expression. */
export function evaluatedTexts(process: ProcessGraph): readonly string[] {
  const definitions = process.allNodes.flatMap(({ event }) => event?.reference?.name ?? []);
  return [...textsOf(process.element), ...definitions];
}

function textsOf(element: XmlElement): readonly string[] {
  if (neverEvaluated.has(element.tag)) return [];
  const isOtherLanguage = element.tag === 'conditionExpression' && element.attribute('language') !== undefined;
  const attributes = [...element.attributes]
    .filter(([name]) => !namesForPeople.has(name) && !name.endsWith('stringValue'))
    .map(([, value]) => value);
  return [...attributes, ...(isOtherLanguage ? [] : [element.text]), ...element.children.flatMap(textsOf)];
}
