import { z } from 'zod';
import { findOperation, operationNames, systemNames } from './systems.ts';

const operationFaultKinds = ['refuse', 'delay', 'timeout-before', 'timeout-after', 'late-effect', 'error'] as const;
const callbackFaultKinds = ['answer-twice', 'lose-callback'] as const;

/** What can go wrong with the request itself. */
export type OperationFaultKind = (typeof operationFaultKinds)[number];

/** What can go wrong with the confirmation of a billing handoff. */
export type CallbackFaultKind = (typeof callbackFaultKinds)[number];

/** What can be made to go wrong. */
export type FaultKind = OperationFaultKind | CallbackFaultKind;

/** The kinds of fault that apply to a request. */
export const operationFaults: readonly FaultKind[] = operationFaultKinds;

/** The kinds of fault that apply to a billing confirmation. */
export const callbackFaults: readonly FaultKind[] = callbackFaultKinds;

const delayMsMax = 600_000;
const defaultDelayMs: Partial<Record<FaultKind, number>> = {
  delay: 1_000,
  'late-effect': 1_000,
  'timeout-before': 30_000,
  'timeout-after': 30_000,
};

/** The schema of a fault as it is ordered; fills in defaults. */
export const faultSchema = z
  .strictObject({
    system: z.enum(systemNames),
    operation: z.enum(operationNames),
    kind: z.enum([...operationFaultKinds, ...callbackFaultKinds]),
    count: z.int().min(1).max(1_000_000).default(1),
    match: z.string().min(1).optional(),
    code: z.string().min(1).max(100).optional(),
    delayMs: z.int().min(0).max(delayMsMax).optional(),
  })
  .superRefine((fault, context) => {
    const operation = findOperation(fault.system, fault.operation);
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!operation) refuse('operation', `${fault.system} has no operation ${fault.operation}`);
    if (callbackFaults.includes(fault.kind) && fault.operation !== 'handoffs') {
      refuse('kind', `${fault.kind} is only for billing handoffs, the one operation with a callback`);
    }
    if (fault.kind === 'refuse' && operation && !fault.code && !operation.refusalCode) {
      refuse('code', `a refusal of ${fault.operation} needs a business code`);
    }
  })
  .transform((fault) => ({
    ...fault,
    delayMs: fault.delayMs ?? defaultDelayMs[fault.kind] ?? 0,
    code: fault.code ?? findOperation(fault.system, fault.operation)?.refusalCode,
  }));

/**
 * A fault to order.
 *
 * - `count`: how many requests it hits. @default 1
 * - `match`: hits only requests whose business key contains this text
 * - `code`: business code of `refuse`. @default INVENTORY_NOT_AVAILABLE for reservations, required elsewhere
 * - `delayMs`: at most 600 000. @default 1000 for `delay` and `late-effect`, 30 000 for the timeouts
 */
export type FaultOrder = z.input<typeof faultSchema>;

/** A fault with its defaults filled in. */
export type Fault = z.output<typeof faultSchema>;
