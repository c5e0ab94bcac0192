import { orderFulfillment, quoteApproval } from '@platform/contracts';
import type { ServiceClient } from '@stepwright/service-kit';
import * as z from 'zod';
import type { AttemptLink, NewCase } from '../case-changes.ts';

/** Asks the owner of a quote or an order which attempt at another system an incident is about. Changes nothing. */
export type FindAttempt = (
  tenantId: string,
  made: Pick<NewCase, 'businessKey' | 'subjectType' | 'step'>,
) => Promise<AttemptLink | undefined>;

const operationList = z.object({
  operations: z.array(
    z.object({
      operationId: z.string(),
      system: z.string(),
      operation: z.string(),
      idempotencyKey: z.string(),
      status: z.string(),
      attemptNo: z.int().optional(),
    }),
  ),
});

/**
 * Finds attempts by the operation that the step's task contract names. One that has succeeded is none: what got stuck is another, which was
 * not begun.
 */
export function createFindAttempt(owners: Readonly<Record<NewCase['subjectType'], ServiceClient>>): FindAttempt {
  return async (tenantId, { businessKey, subjectType, step }) => {
    const effect = effectOf(subjectType, step);
    if (effect === undefined) return undefined;
    const path = `/operations?businessKey=${encodeURIComponent(businessKey)}`;
    const { operations } = operationList.parse(await owners[subjectType].get(tenantId, path));
    const stuck = operations.findLast(
      ({ system, operation, status, attemptNo }) =>
        system === effect.system && operation === effect.operation && status !== 'SUCCEEDED' && attemptNo !== undefined,
    );
    if (stuck?.attemptNo === undefined) return undefined;
    const { operationId, idempotencyKey, attemptNo } = stuck;
    return { operationId, idempotencyKey, attemptNo };
  };
}

function effectOf(
  subjectType: NewCase['subjectType'],
  step: string,
): { readonly system: string; readonly operation: string } | undefined {
  const { tasks } = subjectType === 'order' ? orderFulfillment : quoteApproval;
  const external = tasks.find(({ topic }) => topic === step)?.external ?? 'none';
  return external === 'none' ? undefined : external;
}
