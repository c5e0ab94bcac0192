import type { QueryDefinition } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { commandStatuses } from '../workflow-command.ts';

const row = z.object({
  id: z.string(),
  business_key: z.string(),
  kind: z.string(),
  name: z.string(),
  status: z.enum(commandStatuses),
  attempts: z.number(),
  last_error: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  requested_by: z.string(),
  correlation_id: z.string(),
  version: z.number(),
  created_at: z.date(),
  updated_at: z.date(),
});
const answer = z.object({
  commandId: z.string(),
  businessKey: z.string(),
  kind: z.string(),
  name: z.string(),
  status: z.enum(commandStatuses),
  attempts: z.int(),
  /** Why it is not done: the reason of the last attempt, or of its end. */
  reason: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  requestedBy: z.string(),
  correlationId: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
const params = z.object({ commandId: z.uuid() });

/** Says what became of a workflow command. */
export const getWorkflowCommand: QueryDefinition<
  z.infer<typeof params>,
  Record<never, never>,
  z.infer<typeof answer>
> = {
  path: '/workflow-commands/{commandId}',
  operation: 'WORKFLOW_COMMAND_GET',
  summary: 'Gives a workflow command',
  roles: ['service', 'operator', 'admin'],
  params,
  query: z.object({}),
  response: answer,
  resource: { type: 'workflow-command', id: ({ commandId }) => commandId },
  read: async (transaction, { context, params: { commandId } }) => {
    const found = await transaction.maybeOne(sql.type(row)`
      select id, business_key, kind, name, status, attempts, last_error, result, requested_by, correlation_id, version,
        created_at, updated_at
      from workflow_command where tenant_id = ${context.tenantId} and id = ${commandId}
    `);
    return found === null ? undefined : { body: present(found), version: found.version };
  },
};

function present(found: z.infer<typeof row>): z.infer<typeof answer> {
  return {
    commandId: found.id,
    businessKey: found.business_key,
    kind: found.kind,
    name: found.name,
    status: found.status,
    attempts: found.attempts,
    reason: found.last_error,
    result: found.result,
    requestedBy: found.requested_by,
    correlationId: found.correlation_id,
    createdAt: found.created_at.toISOString(),
    updatedAt: found.updated_at.toISOString(),
  };
}
