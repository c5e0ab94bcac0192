import { type CommandDefinition, type CommandScope, Problem } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { tenantOfBusinessKey } from '../business-key.ts';
import {
  type CommandStatus,
  commandName,
  commandStatuses,
  type WorkflowCommand,
  workflowCommand,
} from '../workflow-command.ts';

const answer = z.object({ commandId: z.uuid(), status: z.enum(commandStatuses) });
const existing = z.object({ status: z.enum(commandStatuses), same: z.boolean() });

type Answer = { commandId: string; status: CommandStatus };
type Scope = CommandScope<Record<never, never>, WorkflowCommand>;

/**
 * Takes a workflow command. The sender's Idempotency-Key, the id of its outbox row, becomes the command's id: a command is
 * stored once, however often it is sent. It is carried out after the commit.
 */
export const submitWorkflowCommand: CommandDefinition<
  Record<never, never>,
  WorkflowCommand,
  undefined,
  undefined,
  Answer
> = {
  method: 'post',
  path: '/workflow-commands',
  operation: 'WORKFLOW_COMMAND_SUBMIT',
  summary: 'Takes a command for the workflow engine',
  roles: ['service'],
  params: z.object({}),
  body: workflowCommand,
  status: 202,
  response: answer,
  resource: { type: 'workflow-command', id: (_params, body) => body.businessKey },
  authorize: ({ body, context }) => refuseForeign(body, context.tenantId),
  handle: async (scope) => {
    const commandId = commandIdOf(scope);
    const stored = await store(scope, commandId);
    if (stored) {
      scope.journal.transition({
        resource: { type: 'workflow-command', id: commandId, version: 1 },
        command: 'WORKFLOW_COMMAND_SUBMIT',
        from: null,
        to: 'PENDING',
        after: { status: 'PENDING', kind: scope.body.kind, businessKey: scope.body.businessKey },
      });
      return { body: { commandId, status: 'PENDING' }, version: 1 };
    }
    return { body: { commandId, status: await statusOfSame(scope, commandId) } };
  },
};

/** A service holds tokens for many tenants: one that mixes them up must not reach another tenant's process. */
function refuseForeign(command: WorkflowCommand, tenantId: string): void {
  if (tenantOfBusinessKey(command.businessKey) !== tenantId) {
    throw new Problem(
      400,
      'BUSINESS_KEY_FOREIGN',
      `The business key "${command.businessKey}" does not belong to the tenant "${tenantId}"; use a token of its tenant.`,
      { denied: true, errors: [{ path: 'body.businessKey', message: 'must belong to the tenant of the token' }] },
    );
  }
  const tenantVariable = command.kind === 'retry-external-task' ? undefined : command.variables.tenantId;
  if (tenantVariable !== undefined && tenantVariable.value !== tenantId) {
    throw new Problem(
      400,
      'TENANT_VARIABLE_NOT_VALID',
      `The variable tenantId is "${tenantVariable.value}"; it must be "${tenantId}" or left out.`,
      { denied: true, errors: [{ path: 'body.variables.tenantId', message: 'must be the tenant of the token' }] },
    );
  }
}

function commandIdOf({ idempotencyKey, body }: Scope): string {
  const id = z.uuid().safeParse(idempotencyKey).data?.toLowerCase();
  if (id === undefined) {
    throw new Problem(
      400,
      'COMMAND_ID_NOT_VALID',
      `The Idempotency-Key "${idempotencyKey}" must be a UUID, the id of the sender's outbox row.`,
      { errors: [{ path: 'header.Idempotency-Key', message: 'must be a UUID' }] },
    );
  }
  const startCommandId = body.kind === 'start-process' ? body.variables.startCommandId : undefined;
  if (startCommandId !== undefined && startCommandId.value !== id) {
    throw new Problem(
      400,
      'START_COMMAND_ID_NOT_VALID',
      `The variable startCommandId is "${startCommandId.value}"; it must be the command id "${id}" or left out.`,
      { errors: [{ path: 'body.variables.startCommandId', message: 'must be the command id' }] },
    );
  }
  return id;
}

async function store({ transaction, context, body }: Scope, commandId: string): Promise<boolean> {
  const now = context.now.toISOString();
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into workflow_command
      (tenant_id, id, business_key, kind, name, payload, status, requested_by, correlation_id, created_at, updated_at)
    values (${context.tenantId}, ${commandId}, ${body.businessKey}, ${body.kind}, ${commandName(body)},
      ${JSON.stringify(body)}::jsonb, 'PENDING', ${context.actor.id}, ${context.correlationId}, ${now}, ${now})
    on conflict do nothing
  `);
  return rowCount === 1;
}

/** The pipeline's stored answer is gone after its time, or another actor sends: the row itself still makes the command unique. */
async function statusOfSame({ transaction, context, body }: Scope, commandId: string): Promise<CommandStatus> {
  const row = await transaction.one(sql.type(existing)`
    select status, payload = ${JSON.stringify(body)}::jsonb as same from workflow_command
    where tenant_id = ${context.tenantId} and id = ${commandId}
  `);
  if (row.same) return row.status;
  throw new Problem(
    422,
    'COMMAND_ID_REUSED',
    `The command id "${commandId}" was used for another command; use a new id.`,
  );
}
