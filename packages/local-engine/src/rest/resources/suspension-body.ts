import { notSupported } from '../../state/engine-error.ts';
import { type Body, flagOf, textOf } from '../request-body.ts';

/** Reads whether to suspend, and what goes along. A change at a later time is refused. */
export function suspensionOf(
  body: Body,
  includes: string,
): { readonly suspended: boolean; readonly included: boolean } {
  if (textOf(body, 'executionDate')) throw notSupported('executionDate: a suspension at a later time');
  return { suspended: flagOf(body, 'suspended'), included: flagOf(body, includes) };
}
