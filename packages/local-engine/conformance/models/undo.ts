import { externalTask } from './activities.ts';
import { boundary, compensate } from './events.ts';
import { association } from './flows.ts';
import type { Fragment } from './fragment.ts';

/** The attribute of compensation handlers. */
export const forCompensation: { readonly isForCompensation: true } = { isForCompensation: true };

/** Makes the handler of an activity, `undo-<activity>` unless given, and the boundary event `cb-<activity>` that ties them. */
export function undo(of: string, handler: Fragment = externalTask(`undo-${of}`, forCompensation)): Fragment[] {
  const id = / id="([^"]+)"/.exec(handler.xml)?.[1] ?? '';
  return [boundary(`cb-${of}`, of, compensate()), handler, association(`cb-${of}`, id)];
}
