import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { CommandScope } from '../pipeline/command.ts';
import { Problem } from '../problem.ts';
import type { ServiceApp } from '../service-app.ts';
import type { Transaction } from '../service-database.ts';
import { addOperationList } from './add-operation-list.ts';
import type { AttemptOutcomeName, ExternalOperation, OperationAttempt } from './operation.ts';
import { countReconciliation, insertAttempt, lockOperation, openOperation, settleAttempt } from './operation-store.ts';

/** What a recorded outcome says; see {@link OperationHooks.onOutcome}. */
export type RecordedOutcome =
  | {
      readonly outcome: 'SUCCEEDED';
      readonly output: Record<string, unknown>;
      readonly externalReference?: string | undefined;
      /** What the other system answered besides the task's output. */
      readonly evidence?: Record<string, unknown> | undefined;
    }
  | { readonly outcome: 'REJECTED'; readonly code: string; readonly reason?: string | undefined }
  | { readonly outcome: 'NOT_SENT' | 'DID_NOT_HAPPEN' | 'UNKNOWN'; readonly reason: string };

/** How a service ties external operations to its own state. */
export interface OperationHooks {
  /** @throws {Problem} 404 when the business key names nothing that the tenant has. */
  readonly onOpen: (
    transaction: Transaction,
    tenantId: string,
    name: { businessKey: string; baseKey: string },
  ) => Promise<void>;
  /** @throws {Problem} 409 with the code of a BPMN error when the effect must not happen any more. */
  readonly beforeAttempt: (transaction: Transaction, tenantId: string, operation: ExternalOperation) => Promise<void>;
  /** Changes the service's own state in the transaction that records the outcome. Not called for a repeat. */
  readonly onOutcome: (
    scope: Pick<CommandScope<unknown, unknown>, 'transaction' | 'journal' | 'context'>,
    operation: ExternalOperation,
    outcome: RecordedOutcome,
  ) => Promise<void>;
}

const operationState = z
  .object({
    operationId: z.string(),
    idempotencyKey: z.string(),
    generation: z.int(),
    status: z.enum(['READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED']),
    output: z.record(z.string(), z.unknown()).optional(),
    code: z.string().optional(),
    externalReference: z.string().optional(),
    reconcileCount: z.int(),
    lastAttempt: z
      .object({
        attemptNo: z.int(),
        outcome: z.string(),
        sendDeadline: z.string(),
        settleMs: z.int(),
        startedAt: z.string(),
      })
      .optional(),
  })
  .meta({ id: 'OperationState' });
type OperationState = z.infer<typeof operationState>;

const shortText = z.string().min(1).max(300);
const openBody = z.strictObject({
  businessKey: shortText,
  system: shortText,
  operation: shortText,
  baseKey: shortText,
  externalClass: z.enum(['keyed', 'queryable', 'blind']),
});
const attemptBody = z.strictObject({
  requestHash: shortText,
  request: z.unknown().optional(),
  sendDeadline: z.iso.datetime(),
  settleMs: z.int().min(0),
  /** The worker id of the run. Workers of before do not say it. */
  startedBy: shortText.optional(),
});
const reason = z.string().max(1_000);
const outcomeBody = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('SUCCEEDED'),
    output: z.record(z.string(), z.unknown()),
    externalReference: shortText.optional(),
    evidence: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ outcome: z.literal('REJECTED'), code: shortText, reason: reason.optional() }),
  z.strictObject({ outcome: z.literal('NOT_SENT'), reason }),
  z.strictObject({ outcome: z.literal('DID_NOT_HAPPEN'), reason }),
  z.strictObject({ outcome: z.literal('UNKNOWN'), reason }),
]);
const operationParams = z.object({ operationId: z.uuid() });
const attemptParams = z.object({ operationId: z.uuid(), attemptNo: z.coerce.number().int().min(1) });
const resource = { type: 'operation', id: (params: { operationId?: string }) => params.operationId ?? '-' };

/** What the four routes have in common. */
const common = { method: 'post', roles: ['worker'], idempotencyKey: 'none' } as const;

/**
 * Adds the routes by which workers keep external operations: open, begin an attempt, record an outcome, count a reconciliation; and the
 * query that lists them.
 *
 * They need the role `worker` and no Idempotency-Key: the operation's own key makes a repeat harmless.
 */
export function addOperationRoutes(app: ServiceApp, hooks: OperationHooks): void {
  addOpening(app, hooks);
  addAttempt(app, hooks);
  addOutcome(app, hooks);
  addReconciliation(app, hooks);
  addOperationList(app);
}

function addOpening(app: ServiceApp, hooks: OperationHooks): void {
  app.command({
    ...common,
    path: '/operations',
    operation: 'OPERATION_OPEN',
    summary: 'Opens an external operation or returns it as it is',
    params: z.object({}),
    body: openBody,
    status: 200,
    response: operationState,
    resource: { type: 'operation', id: (_params, body) => body.baseKey },
    handle: async ({ transaction, context, body }) => {
      await hooks.onOpen(transaction, context.tenantId, body);
      return { body: stateOf(await openOperation(transaction, context.tenantId, body, context.now)) };
    },
  });
}

function addAttempt(app: ServiceApp, hooks: OperationHooks): void {
  app.command({
    ...common,
    path: '/operations/{operationId}/attempts',
    operation: 'ATTEMPT_BEGIN',
    summary: 'Writes the next attempt before anything is sent',
    params: operationParams,
    body: attemptBody,
    status: 201,
    response: z.object({ attemptNo: z.int() }),
    resource,
    load: loadOperation,
    handle: async ({ transaction, context, body }, operation) => {
      refuseAttempt(operation);
      await hooks.beforeAttempt(transaction, context.tenantId, operation);
      const attemptNo = operation.attempts.length + 1;
      const attempt = { ...body, request: body.request, attemptNo };
      await insertAttempt(transaction, context.tenantId, operation, attempt, context.now);
      return { body: { attemptNo } };
    },
  });
}

function addOutcome(app: ServiceApp, hooks: OperationHooks): void {
  app.command({
    ...common,
    path: '/operations/{operationId}/attempts/{attemptNo}/outcome',
    operation: 'ATTEMPT_OUTCOME',
    summary: 'Records what is known of an attempt; a repeat of the same outcome changes nothing',
    params: attemptParams,
    body: outcomeBody,
    status: 200,
    response: operationState,
    resource,
    load: loadOperation,
    handle: async (scope, operation) => {
      await recordOutcome(scope, operation, hooks);
      return { body: await stateAfter(scope, operation) };
    },
  });
}

function addReconciliation(app: ServiceApp, hooks: OperationHooks): void {
  app.command({
    ...common,
    path: '/operations/{operationId}/attempts/{attemptNo}/reconciliations',
    operation: 'ATTEMPT_STILL_UNKNOWN',
    summary: 'Counts a reconciliation that could not tell what happened',
    params: attemptParams,
    body: z.strictObject({ reason }),
    status: 200,
    response: operationState,
    resource,
    load: loadOperation,
    handle: async (scope, operation) => {
      await recordOutcome({ ...scope, body: { outcome: 'UNKNOWN', ...scope.body } }, operation, hooks);
      await countReconciliation(scope.transaction, scope.context.tenantId, operation.operationId, scope.context.now);
      return { body: await stateAfter(scope, operation) };
    },
  });
}

function loadOperation(
  scope: Pick<CommandScope<unknown, unknown>, 'transaction' | 'context'> & { readonly params: { operationId: string } },
): Promise<ExternalOperation | undefined> {
  return lockOperation(scope.transaction, scope.context.tenantId, scope.params.operationId);
}

function refuseAttempt(operation: ExternalOperation): void {
  const { status, idempotencyKey, businessKey } = operation;
  if (status === 'IN_DOUBT') {
    throw new Problem(
      409,
      'OPERATION_IN_DOUBT',
      `An earlier attempt of ${idempotencyKey} has no known outcome; reconcile it first.`,
      { businessKey },
    );
  }
  if (status !== 'READY') {
    throw new Problem(409, 'OPERATION_FINISHED', `${idempotencyKey} is ${status} already; it is not tried again.`, {
      businessKey,
    });
  }
}

async function recordOutcome(
  scope: CommandScope<z.infer<typeof attemptParams>, RecordedOutcome>,
  operation: ExternalOperation,
  hooks: OperationHooks,
): Promise<void> {
  const { transaction, context, params, body } = scope;
  const attempt = findAttempt(operation, params.attemptNo);
  if (isRepeat(operation, attempt.outcome, body)) return;
  if (contradicts(attempt.outcome, body.outcome)) {
    throw new Problem(
      409,
      'OUTCOME_CONTRADICTS',
      `Attempt ${params.attemptNo} of ${operation.idempotencyKey} is recorded as ${attempt.outcome}; it cannot become ${body.outcome}.`,
    );
  }
  await settleAttempt(
    transaction,
    context.tenantId,
    operation,
    {
      attemptNo: params.attemptNo,
      outcome: body.outcome,
      status: statusAfter(body.outcome),
      reason: 'reason' in body ? (body.reason ?? null) : null,
      output: body.outcome === 'SUCCEEDED' ? body.output : undefined,
      code: body.outcome === 'REJECTED' ? body.code : null,
      externalReference: body.outcome === 'SUCCEEDED' ? (body.externalReference ?? null) : null,
      evidence: body.outcome === 'SUCCEEDED' ? body.evidence : undefined,
    },
    context.now,
  );
  await hooks.onOutcome(scope, operation, body);
}

function findAttempt(operation: ExternalOperation, attemptNo: number): OperationAttempt {
  const attempt = operation.attempts.find((one) => one.attemptNo === attemptNo);
  if (attempt !== undefined) return attempt;
  throw new Problem(404, 'ATTEMPT_NOT_FOUND', `The operation ${operation.idempotencyKey} has no attempt ${attemptNo}.`);
}

/** The same outcome again, whatever its reason; a success or a rejection only with the same result. */
function isRepeat(operation: ExternalOperation, known: AttemptOutcomeName, recorded: RecordedOutcome): boolean {
  if (known !== recorded.outcome) return false;
  if (recorded.outcome === 'SUCCEEDED') return isDeepStrictEqual(operation.output, recorded.output);
  return recorded.outcome === 'REJECTED' ? operation.code === recorded.code : true;
}

/** Open takes any outcome, unknown takes what reconciliation finds, all else is final. */
function contradicts(known: AttemptOutcomeName, recorded: RecordedOutcome['outcome']): boolean {
  return known !== 'OPEN' && (known !== 'UNKNOWN' || recorded === 'NOT_SENT');
}

function statusAfter(outcome: RecordedOutcome['outcome']): ExternalOperation['status'] {
  if (outcome === 'UNKNOWN') return 'IN_DOUBT';
  return outcome === 'SUCCEEDED' || outcome === 'REJECTED' ? outcome : 'READY';
}

async function stateAfter(
  { transaction, context }: Pick<CommandScope<unknown, unknown>, 'transaction' | 'context'>,
  { operationId }: ExternalOperation,
): Promise<OperationState> {
  const operation = await lockOperation(transaction, context.tenantId, operationId);
  if (operation === undefined) throw new Error(`The operation ${operationId} vanished inside its transaction.`);
  return stateOf(operation);
}

function stateOf(operation: ExternalOperation): OperationState {
  const { operationId, idempotencyKey, generation, status, output, code, externalReference, reconcileCount } =
    operation;
  const last = operation.attempts.at(-1);
  return {
    operationId,
    idempotencyKey,
    generation,
    status,
    ...(output === undefined ? {} : { output }),
    ...(code === undefined ? {} : { code }),
    ...(externalReference === undefined ? {} : { externalReference }),
    reconcileCount,
    ...(last === undefined
      ? {}
      : {
          lastAttempt: {
            attemptNo: last.attemptNo,
            outcome: last.outcome,
            sendDeadline: last.sendDeadline,
            settleMs: last.settleMs,
            startedAt: last.startedAt,
          },
        }),
  };
}
