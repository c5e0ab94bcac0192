import { flow } from './flows.ts';
import type { Fragment } from './fragment.ts';

/**
 * Makes a way: the given elements and the flows between each and the next one. A string names an element that stands elsewhere.
 *
 * @example
 * process('p', chain(start('s'), parallel('f'), userTask('a'), parallel('j'), end('e')), chain('f', userTask('b'), 'j'))
 */
export function chain(...steps: readonly (Fragment | string)[]): Fragment[] {
  const ids = steps.map(idOf);
  const elements = steps.filter((step) => typeof step !== 'string');
  return [...elements, ...ids.slice(1).map((to, index) => flow(ids[index] ?? '', to))];
}

/** The id of an element is always its first attribute. */
function idOf(step: Fragment | string): string {
  if (typeof step === 'string') return step;
  const id = /^<[\w:]+ id="([^"]+)"/.exec(step.xml)?.[1];
  if (id === undefined) throw new Error(`An element of a chain needs an id: ${step.xml.slice(0, 80)}`);
  return id;
}
