import * as z from 'zod';
import type { ServiceApp } from '../service-app.ts';
import { listOperations } from './operation-store.ts';

const operationList = z
  .object({
    operations: z.array(
      z.object({
        operationId: z.string(),
        system: z.string(),
        operation: z.string(),
        idempotencyKey: z.string(),
        generation: z.int(),
        status: z.enum(['READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED']),
        /** The newest attempt; absent when none was begun. */
        attemptNo: z.int().optional(),
      }),
    ),
  })
  .meta({ id: 'OperationList' });

/** Adds the query by which other services and operators find the external operations of a business key, oldest first. */
export function addOperationList(app: ServiceApp): void {
  app.query({
    path: '/operations',
    operation: 'OPERATION_LIST',
    summary: 'Lists the external operations of a business key, oldest first',
    roles: ['service', 'operator'],
    params: z.object({}),
    query: z.strictObject({ businessKey: z.string().min(1).max(300) }),
    response: operationList,
    resource: { type: 'operation', id: () => '-' },
    read: async (transaction, { context, query: { businessKey } }) => {
      const found = await listOperations(transaction, context.tenantId, businessKey);
      const operations = found.map(
        ({ operationId, system, operation, idempotencyKey, generation, status, attempts }) => {
          const attemptNo = attempts.at(-1)?.attemptNo;
          const shown = { operationId, system, operation, idempotencyKey, generation, status };
          return attemptNo === undefined ? shown : { ...shown, attemptNo };
        },
      );
      return { body: { operations } };
    },
  });
}
