import type * as z from 'zod';
import { appendAudit } from './pipeline/audit.ts';
import type { CommandContext } from './pipeline/context.ts';
import { Problem } from './problem.ts';
import type { ServiceDatabase, Transaction } from './service-database.ts';

/** What a query was asked for, after validation. */
export interface QueryInput<P, Q> {
  readonly params: P;
  readonly query: Q;
  readonly context: CommandContext;
}

/** A read route. It changes nothing and is answered from one transaction. */
export interface QueryDefinition<P, Q, R, N = undefined> {
  readonly path: string;
  readonly summary: string;
  readonly operation: string;
  readonly roles: readonly string[];
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly response: z.ZodType<R>;
  /** The resource that a denial is audited under. */
  readonly resource: { readonly type: string; readonly id: (params: P) => string };
  /** Reads from elsewhere before the transaction, after the check of the role. */
  readonly prepare?: (input: QueryInput<P, Q>) => Promise<N>;
  /** Undefined means 404. `version` becomes the ETag. */
  readonly read: (
    transaction: Transaction,
    input: QueryInput<P, Q>,
    prepared: N,
  ) => Promise<{ body: R; version?: number } | undefined>;
}

/** Runs a query. @throws {Problem} 403 without a role, 404 when nothing is found; both are audited. */
export async function runQuery<P, Q, R, N>(
  database: ServiceDatabase,
  definition: QueryDefinition<P, Q, R, N>,
  input: QueryInput<P, Q>,
): Promise<{ body: R; version?: number }> {
  const { context, params } = input;
  const { type, id } = definition.resource;
  try {
    if (!definition.roles.some((role) => context.actor.roles.includes(role))) {
      throw new Problem(
        403,
        'ROLE_MISSING',
        `${definition.operation} needs one of the roles ${definition.roles.join(', ')}.`,
      );
    }
    const prepared = (await definition.prepare?.(input)) as N;
    const found = await database.withTenant(context.tenantId, (transaction) =>
      definition.read(transaction, input, prepared),
    );
    if (found === undefined) {
      throw new Problem(
        404,
        `${type.toUpperCase().replaceAll('-', '_')}_NOT_FOUND`,
        `There is no ${type} ${id(params)} that you may see.`,
      );
    }
    return found;
  } catch (cause) {
    if (cause instanceof Problem && cause.denied) {
      await database.withTenant(context.tenantId, (transaction) =>
        appendAudit(transaction, context, [
          {
            eventType: definition.operation,
            outcome: 'DENIED',
            resource: { type, id: id(params).slice(0, 200) },
            reason: cause.errorCode,
          },
        ]),
      );
    }
    throw cause;
  }
}
