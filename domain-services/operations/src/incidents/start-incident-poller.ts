import { randomUUID } from 'node:crypto';
import type { EngineClient, Incident } from '@stepwright/engine-client';
import { type PollLoop, startPollLoop } from '@stepwright/outbox';
import {
  createJournal,
  type Journal,
  type ServiceParts,
  type Transaction,
  writeJournal,
} from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { type AttemptLink, moveCase, openCase } from '../case-changes.ts';
import { lockCase } from '../fallout-case-store.ts';
import { systemContext } from '../system-context.ts';
import type { FindAttempt } from './find-attempt.ts';
import { type ReadIncident, readIncident } from './read-incident.ts';

/**
 * Compares the engine's incidents of external tasks with the cases. It only reads from the engine.
 *
 * Invariants:
 * 1. The cases are read before the incidents: a case whose incident is not listed then has surely lost it.
 * 2. Ended cases are settled before new ones are opened, so that a task that failed again gets its new case at once.
 * 3. Without an answer of the engine nothing is settled: silence is no news.
 * 4. Engine and owners are asked outside of transactions.
 */
interface Poll {
  readonly parts: Pick<ServiceParts, 'database' | 'relayPool' | 'logger'>;
  readonly engine: EngineClient;
  readonly findAttempt: FindAttempt;
  /** What is known of the incidents that were listed last: each is read once. */
  readonly known: Map<string, ReadIncident>;
}

const activeCase = z.object({ tenant_id: z.string(), case_id: z.string(), incident_id: z.string() });
type ActiveCase = z.infer<typeof activeCase>;

/**
 * Starts the poller.
 *
 * @param options.pauseMs between two polls; after failures it grows to 10 s. @default 2_000
 */
export function startIncidentPoller(
  parts: Poll['parts'],
  sources: Pick<Poll, 'engine' | 'findAttempt'>,
  options: { readonly pauseMs?: number } = {},
): PollLoop {
  const poll: Poll = { parts, ...sources, known: new Map() };
  return startPollLoop({
    step: () => pollOnce(poll),
    pauseMs: options.pauseMs ?? 2_000,
    onFailure: (cause) =>
      parts.logger.warn('incidents could not be compared with the cases; it goes on after a pause', {
        cause: String(cause),
      }),
  });
}

async function pollOnce(poll: Poll): Promise<boolean> {
  const active = await poll.parts.relayPool.any(sql.type(activeCase)`
    select tenant_id, case_id, incident_id from fallout_case
    where incident_id is not null and status in ('OPEN', 'RESOLVING')
  `);
  const incidents = await listRootIncidents(poll.engine);
  const listed = new Set(incidents.map(({ id }) => id));
  for (const one of active) if (!listed.has(one.incident_id)) await settle(poll, one);
  const covered = new Set(active.map((one) => one.incident_id));
  for (const incident of incidents) if (!covered.has(incident.id)) await open(poll, incident);
  for (const id of poll.known.keys()) if (!listed.has(id)) poll.known.delete(id);
  return false;
}

/** A failure in a called process shows again in each caller; the case belongs to where it happened. */
async function listRootIncidents(engine: EngineClient): Promise<readonly Incident[]> {
  const incidents = await engine.incidents.list({ incidentType: 'failedExternalTask' });
  return incidents.filter(({ id, causeIncidentId }) => causeIncidentId === null || causeIncidentId === id);
}

async function settle(poll: Poll, { tenant_id, case_id, incident_id }: ActiveCase): Promise<void> {
  await inJournal(poll, tenant_id, incident_id, async (transaction, journal) => {
    const found = await lockCase(transaction, tenant_id, case_id);
    if (found === undefined) return;
    await moveCase(transaction, journal, found, {
      command: 'SETTLE',
      reason: 'the engine has no such incident any more',
    });
  });
}

async function open(poll: Poll, incident: Incident): Promise<void> {
  const read = poll.known.get(incident.id) ?? (await readIncident(poll.engine, incident));
  if (read.kind === 'gone') return;
  if (read.kind === 'foreign' && !poll.known.has(incident.id)) {
    poll.parts.logger.warn('an incident belongs to no quote and no order and gets no case', {
      incidentId: incident.id,
      businessKey: read.businessKey,
    });
  }
  poll.known.set(incident.id, read);
  if (read.kind === 'foreign') return;
  const attempt = await attemptOf(poll, read);
  await inJournal(poll, read.tenantId, incident.id, async (transaction, journal) => {
    await openCase(transaction, journal, { ...read.made, attempt });
  });
}

/** A case without its attempt helps more than none: an owner that does not answer must not keep trouble from being seen. */
async function attemptOf(
  { parts, findAttempt }: Poll,
  { tenantId, made }: Extract<ReadIncident, { readonly kind: 'case' }>,
): Promise<AttemptLink | undefined> {
  try {
    return await findAttempt(tenantId, made);
  } catch (cause) {
    const { businessKey, step } = made;
    parts.logger.warn('the attempt of an incident is not known to its case', {
      businessKey,
      step,
      cause: String(cause),
    });
    return undefined;
  }
}

async function inJournal(
  { parts }: Poll,
  tenantId: string,
  causationId: string,
  work: (transaction: Transaction, journal: Journal) => Promise<void>,
): Promise<void> {
  const context = systemContext({ tenantId, correlationId: randomUUID(), causationId, now: new Date() });
  await parts.database.withTenant(tenantId, async (transaction) => {
    const journal = createJournal('operations', context);
    await work(transaction, journal);
    await writeJournal(transaction, journal);
  });
}
