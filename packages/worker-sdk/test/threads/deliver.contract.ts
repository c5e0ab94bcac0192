import { v } from '@stepwright/contract';
import { countLines } from '../helpers/contracts.ts';

/** `count-lines` with values that JSON does not have. */
export const deliver = {
  ...countLines,
  input: { tenantId: v.string(), weight: v.long(), dueAt: v.date() },
  output: { weight: v.long(), dueAt: v.date() },
};
