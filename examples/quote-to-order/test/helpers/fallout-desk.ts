import { createPlatformClient, expectStatus, type Platform, people, waitFor } from '@platform/quote-to-order';
import type { EngineTime } from './engine-time.ts';

type PlatformClient = ReturnType<typeof createPlatformClient>;

/** What the tests read of a fallout case. */
export interface CaseView {
  readonly caseId: string;
  readonly version: number;
  readonly step: string;
  readonly class: string;
  readonly status: string;
  readonly code: string;
  readonly incidentId?: string;
  readonly externalTaskId?: string;
  readonly attempt?: { readonly operationId: string; readonly idempotencyKey: string; readonly attemptNo: number };
  readonly openedAt: string;
}

/** A reason that is long enough. */
export const reason = 'Talked to the other side; the cause is gone now.';

/** The cases of a quote or an order, the newest first, as an operator sees them. */
export async function casesOf(
  platform: Platform,
  businessKey: string,
  identity = people.operator,
): Promise<CaseView[]> {
  const operations = createPlatformClient(platform, 'operations', identity);
  const answer = await operations.get(`/fallout-cases?businessKey=${encodeURIComponent(businessKey)}`);
  return expectStatus(answer, 'list the cases', 200).body.cases;
}

/** Waits until the newest case has a status. The limit is the time within which an operator must see it. */
export function waitForCase(platform: Platform, businessKey: string, ...statuses: string[]): Promise<CaseView> {
  return waitFor(
    `a case of ${businessKey} to be ${statuses.join(' or ')}`,
    async () => {
      const [newest] = await casesOf(platform, businessKey);
      return newest && statuses.includes(newest.status) ? newest : undefined;
    },
    120_000,
  );
}

/** Asks for the resolution of a case. */
export function resolveCase(
  platform: Platform,
  { caseId, version }: CaseView,
  body: object,
  identity = people.operator,
): ReturnType<PlatformClient['post']> {
  const operations = createPlatformClient(platform, 'operations', identity);
  return operations.post(`/fallout-cases/${caseId}/resolution`, { body, etag: `"${version}"` });
}

/** A task as the engine keeps it. */
export interface StuckTask {
  readonly id: string;
  readonly businessKey: string;
  readonly retries: number | null;
}

/** Longer than the longest pause between two tries of a task. */
const pauseOverMs = 90_000;

/** Moves the engine's clock over the pauses between the tries of a task until no retry is left. */
export async function runOutOfRetries(
  platform: Platform,
  time: EngineTime,
  topicName: string,
  businessKey: string,
): Promise<StuckTask> {
  let lowest: number | null = null;
  return waitFor(`the retries of ${topicName} to run out`, async () => {
    const answer = await fetch(`${platform.engine.url}/external-task?topicName=${topicName}`);
    const tasks = (await answer.json()) as StuckTask[];
    const task = tasks.find((one) => one.businessKey === businessKey);
    if (task === undefined || task.retries === null) return undefined;
    if (task.retries === 0) return task;
    if (task.retries !== lowest) {
      lowest = task.retries;
      await time.forward(pauseOverMs);
    }
    return undefined;
  });
}
