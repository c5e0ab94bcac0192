import { Problem } from '../problem.ts';
import type { ServiceDatabase, Transaction } from '../service-database.ts';
import { appendAudit } from './audit.ts';
import type { CommandDefinition, CommandInput, CommandScope, Versioned } from './command.ts';
import {
  findAnswer,
  type IdempotencyScope,
  requestHash,
  type StoredAnswer,
  storeAnswer,
  takeKey,
} from './idempotency.ts';
import { createJournal } from './journal.ts';
import { checkIfMatch, idempotencyKeyMissing } from './preconditions.ts';
import { writeJournal } from './write-journal.ts';

/** One request of a command, after authentication and validation. */
export interface CommandRequest<P, B> extends CommandInput<P, B> {
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
}

/** An answer, and whether it was stored by an earlier request. */
export interface CommandOutcome extends StoredAnswer {
  readonly repeated: boolean;
}

/**
 * Runs a command in the order of the write path: stored answer, object authorization, missing headers, If-Match, state, one
 * transaction. Only committed results are stored. A denial is audited in a transaction of its own.
 *
 * @throws {Problem} for every refusal; then nothing but the denial's audit row is stored.
 */
export async function runCommand<P, B, A, N, R>(
  service: { readonly name: string; readonly database: ServiceDatabase },
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandRequest<P, B>,
): Promise<CommandOutcome> {
  try {
    requireRole(definition, request);
    const prepared = await prepare(service, definition, request);
    if (prepared.kind === 'answered') return { ...prepared.answer, repeated: true };
    return await service.database.withTenant(request.context.tenantId, (transaction) =>
      runInTransaction(service.name, definition, request, transaction, prepared.value),
    );
  } catch (cause) {
    if (cause instanceof Problem && cause.denied) await auditDenial(service.database, definition, request, cause);
    throw cause;
  }
}

type Prepared<N> =
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'prepared'; readonly value: N };

/** A command that reads elsewhere passes all checks once before it does, so that a stranger cannot make it call others. */
async function prepare<P, B, A, N, R>(
  service: { readonly name: string; readonly database: ServiceDatabase },
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandRequest<P, B>,
): Promise<Prepared<N>> {
  const { prepare: read } = definition;
  if (read === undefined) return { kind: 'prepared', value: undefined as N };
  const checked = await service.database.withTenant(request.context.tenantId, async (transaction) => {
    const key = idempotencyScope(definition, request);
    const scope = { ...request, transaction, journal: createJournal(service.name, request.context) };
    const answer = key === undefined ? undefined : await findAnswer(transaction, key);
    const aggregate = await loadAllowed(definition, scope);
    if (answer === undefined) checkHeaders(definition, request, aggregate);
    return { answer, aggregate };
  });
  if (checked.answer !== undefined) return { kind: 'answered', answer: checked.answer };
  return { kind: 'prepared', value: await read(request, checked.aggregate) };
}

async function runInTransaction<P, B, A, N, R>(
  producer: string,
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandRequest<P, B>,
  transaction: Transaction,
  prepared: N,
): Promise<CommandOutcome> {
  const journal = createJournal(producer, request.context);
  const scope: CommandScope<P, B> = { ...request, transaction, journal };
  const key = idempotencyScope(definition, request);
  const answer = key === undefined ? undefined : await takeKey(transaction, key);
  const aggregate = await loadAllowed(definition, scope);
  if (answer !== undefined) return { ...answer, repeated: true };
  checkHeaders(definition, request, aggregate);
  const { body, version } = await definition.handle(scope, aggregate, prepared);
  await writeJournal(transaction, journal);
  const result: StoredAnswer = { status: definition.status, body, version: version ?? null };
  if (key !== undefined) await storeAnswer(transaction, key, result);
  return { ...result, repeated: false };
}

function requireRole<P, B, A, N, R>(definition: CommandDefinition<P, B, A, N, R>, request: CommandInput<P, B>): void {
  const { actor } = request.context;
  if (definition.roles.some((role) => actor.roles.includes(role))) return;
  throw new Problem(
    403,
    'ROLE_MISSING',
    `${definition.operation} needs one of the roles ${definition.roles.join(', ')}.`,
  );
}

function idempotencyScope<P, B, A, N, R>(
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandRequest<P, B>,
): IdempotencyScope | undefined {
  if (definition.idempotencyKey === 'none' || request.idempotencyKey === undefined) return undefined;
  return {
    context: request.context,
    operation: definition.operation,
    key: request.idempotencyKey,
    requestHash: requestHash({ params: request.params, body: request.body }),
  };
}

async function loadAllowed<P, B, A, N, R>(
  definition: CommandDefinition<P, B, A, N, R>,
  scope: CommandScope<P, B>,
): Promise<A> {
  if (definition.load === undefined) {
    definition.authorize?.(scope, undefined as A);
    return undefined as A;
  }
  const aggregate = await definition.load(scope);
  if (aggregate === undefined) {
    const { type, id } = definition.resource;
    throw new Problem(
      404,
      `${constantCase(type)}_NOT_FOUND`,
      `There is no ${type} ${id(scope.params, scope.body)} that you may see.`,
    );
  }
  definition.authorize?.(scope, aggregate);
  return aggregate;
}

function checkHeaders<P, B, A, N, R>(
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandRequest<P, B>,
  aggregate: A,
): void {
  if (definition.idempotencyKey !== 'none' && request.idempotencyKey === undefined) throw idempotencyKeyMissing();
  if (definition.ifMatch === true) checkIfMatch(request.ifMatch, (aggregate as Versioned).version);
}

async function auditDenial<P, B, A, N, R>(
  database: ServiceDatabase,
  definition: CommandDefinition<P, B, A, N, R>,
  request: CommandInput<P, B>,
  problem: Problem,
): Promise<void> {
  const { context, params, body } = request;
  await database.withTenant(context.tenantId, (transaction) =>
    appendAudit(transaction, context, [
      {
        eventType: definition.operation,
        outcome: 'DENIED',
        resource: { type: definition.resource.type, id: definition.resource.id(params, body).slice(0, 200) },
        reason: problem.errorCode,
      },
    ]),
  );
}

function constantCase(kebab: string): string {
  return kebab.toUpperCase().replaceAll('-', '_');
}
