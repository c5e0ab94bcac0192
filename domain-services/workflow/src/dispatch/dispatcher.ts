import { startPollLoop } from '@stepwright/outbox';
import type { Logger, ServiceDatabase } from '@stepwright/service-kit';
import { type DatabasePool, sql } from 'slonik';
import * as z from 'zod';
import type { EngineAccess } from '../engine/engine-access.ts';
import { workflowCommand } from '../workflow-command.ts';
import type { Attempt, AttemptResult } from './attempt.ts';
import { type ClaimedCommand, claimCommands } from './claim.ts';
import { dispatchByKind } from './dispatch-by-kind.ts';
import { judgeFailure } from './judge-failure.ts';
import { recordResult } from './record-result.ts';
import { retryDelayMs } from './retry-delay.ts';

/**
 * Carries out workflow commands at an engine that forgets. It owns the claim, attempts, outcome and result columns of
 * `workflow_command`.
 *
 * Invariants:
 * 1. A command has one owner at a time: claimed with a lease in one transaction, sent outside of any, answered in another.
 * 2. An attempt sends nothing after half of its lease; its result counts only while its claim stands (fence: `attempts`).
 * 3. Whether an attempt may have had its effect is stored before it sends. A later one reads the engine's state first.
 * 4. A command is DONE once, and only when the engine has answered or its history shows the effect.
 * 5. No answer is never FAILED: the command is put off. FAILED is what the engine would refuse for ever.
 * 6. Commands of one business key keep their order where it matters (start first; same kind and name), and only there.
 */
export interface Dispatcher {
  /** Looks for due commands at once instead of after the poll pause. */
  wake(): void;
  /** Claims nothing more; resolves when the running attempts have ended. */
  stop(): Promise<void>;
}

/** What a dispatcher needs. */
export interface DispatcherOptions {
  /** Connects as the relay role: claims for all tenants. */
  readonly relayPool: DatabasePool;
  readonly database: ServiceDatabase;
  readonly engine: EngineAccess;
  readonly deployModels: () => Promise<void>;
  readonly logger: Logger;
  /** The claiming process, for operators. */
  readonly owner: string;
  readonly leaseMs: number;
  /** The most attempts at once. @default 8 */
  readonly concurrencyMax?: number;
  /** @default 200 */
  readonly pauseMs?: number;
  /** @default the system clock */
  readonly clock?: () => Date;
}

/** Starts to carry out commands. */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { relayPool, owner, leaseMs, logger, concurrencyMax = 8, pauseMs = 200 } = options;
  const running = new Set<Promise<void>>();
  const launch = (command: ClaimedCommand): void => {
    const attempt = carryOut(options, command).finally(() => {
      running.delete(attempt);
      loop.wake();
    });
    running.add(attempt);
  };
  const loop = startPollLoop({
    step: async () => {
      const free = concurrencyMax - running.size;
      if (free > 0) for (const row of await claimCommands(relayPool, { owner, batchSize: free, leaseMs })) launch(row);
      return false;
    },
    pauseMs,
    failurePauseMsMax: 5_000,
    onFailure: (cause) =>
      logger.warn('commands could not be claimed; it goes on after a pause', { cause: String(cause) }),
  });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(running);
    },
  };
}

/** Never rejects: a result that cannot be written leaves the claim, whose lease ends by itself. */
async function carryOut(options: DispatcherOptions, command: ClaimedCommand): Promise<void> {
  const { database, logger, clock = () => new Date() } = options;
  const fields = { commandId: command.id, businessKey: command.business_key, attempts: command.attempts };
  try {
    const result = await tryOnce(options, command);
    const delayMs = retryDelayMs(command.attempts, Math.random());
    const recorded = await recordResult(database, command, result, { now: clock(), delayMs });
    if (!recorded) logger.warn('a command was taken over; the result of the late attempt is dropped', fields);
    else if (result.status === 'DONE') logger.info('a command is done', fields);
    else logger.warn(`a command is ${result.status}`, { ...fields, reason: result.reason });
  } catch (cause) {
    logger.error('the result of a command could not be written; it is taken up again', {
      ...fields,
      cause: String(cause),
    });
  }
}

async function tryOnce(options: DispatcherOptions, command: ClaimedCommand): Promise<AttemptResult> {
  try {
    return await dispatchByKind(workflowCommand.parse(command.payload), attemptOf(options, command));
  } catch (error) {
    return judgeFailure(error);
  }
}

function attemptOf({ engine, database, deployModels, leaseMs }: DispatcherOptions, command: ClaimedCommand): Attempt {
  return {
    commandId: command.id,
    tenantId: command.tenant_id,
    sentBefore: command.sent_before,
    memory: command.memory ?? {},
    engine,
    call: { signal: AbortSignal.timeout(leaseMs / 2) },
    deployModels,
    startHasEnded: () => startHasEnded(database, command),
  };
}

function startHasEnded(database: ServiceDatabase, { tenant_id, business_key }: ClaimedCommand): Promise<boolean> {
  return database.withTenant(tenant_id, (transaction) =>
    transaction.oneFirst(sql.type(z.object({ ended: z.boolean() }))`
      select exists (
        select 1 from workflow_command
        where tenant_id = ${tenant_id} and business_key = ${business_key} and kind = 'start-process'
          and status in ('DONE', 'OBSOLETE')
      ) as ended
    `),
  );
}
