import { element, escapeXml, type Fragment, type Part, raw } from './fragment.ts';

/** Makes a sequence flow with the id `from-to` (another id by an attribute). */
export function flow(from: string, to: string, ...parts: readonly Part[]): Fragment {
  return raw(element('sequenceFlow', `${from}-${to}`, [{ sourceRef: from, targetRef: to }, parts]));
}

/** Makes the flows of a way: `path('s', 'a', 'e')` is `s-a` and `a-e`. */
export function path(...ids: readonly string[]): Fragment[] {
  return ids.slice(1).map((to, index) => flow(ids[index] ?? '', to));
}

/** The condition of a sequence flow. */
export function when(expression: string): Fragment {
  return raw(`<conditionExpression xsi:type="tFormalExpression">${escapeXml(expression)}</conditionExpression>`);
}

/** Ties a compensation boundary event to its handler. */
export function association(from: string, to: string): Fragment {
  const attributes = { sourceRef: from, targetRef: to, associationDirection: 'One' };
  return raw(element('association', `${from}-to-${to}`, [attributes]), 'artifact');
}
