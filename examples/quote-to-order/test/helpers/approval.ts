import { createPlatformClient, expectStatus, type Platform, people, waitFor } from '@platform/quote-to-order';

type Answer = Awaited<ReturnType<ReturnType<typeof createPlatformClient>['get']>>;
type Person = (typeof people)[keyof typeof people];

/** What the tests read of a task in the worklist. */
export interface WorklistTask {
  readonly approvalTaskId: string;
  readonly quoteId: string;
  readonly quoteRevision: number;
  readonly level: number;
  readonly status: string;
  readonly candidateGroup: string;
}

/** The tasks of a quote that a person sees in the worklist. */
export async function tasksOf(platform: Platform, quoteId: string, person: Person): Promise<readonly WorklistTask[]> {
  const worklist = createPlatformClient(platform, 'operations', person);
  const { body } = expectStatus(await worklist.get('/worklist/tasks?limit=200'), 'worklist', 200);
  return body.tasks.filter((task: WorklistTask) => task.quoteId === quoteId);
}

/** Waits until a person sees the task of a revision's level with a status. */
export function taskShown(
  platform: Platform,
  wanted: { readonly quoteId: string; readonly revision: number; readonly level?: number; readonly status?: string },
  person: Person,
  limitMs = 30_000,
): Promise<WorklistTask> {
  const { quoteId, revision, level = 1, status = 'OPEN' } = wanted;
  return waitFor(
    `level ${level} of ${quoteId} r${revision} to be ${status} in the worklist`,
    async () =>
      (await tasksOf(platform, quoteId, person)).find(
        (task) => task.quoteRevision === revision && task.level === level && task.status === status,
      ),
    limitMs,
  );
}

/** Decides a task as a person, through the workflow service, knowing the quote as it is now. */
export async function decide(
  platform: Platform,
  task: WorklistTask,
  person: Person,
  decision: 'APPROVED' | 'REJECTED' = 'APPROVED',
): Promise<Answer> {
  const { etag } = await readQuote(platform, task.quoteId);
  return createPlatformClient(platform, 'workflow', person).post(`/workflow-tasks/${task.approvalTaskId}/completion`, {
    etag,
    body: { decision, reasonCode: 'DECIDED_IN_A_TEST', observedQuoteRevision: task.quoteRevision },
  });
}

/** Reads a quote as its seller. */
export async function readQuote(platform: Platform, quoteId: string): Promise<Answer> {
  return expectStatus(
    await createPlatformClient(platform, 'quote', people.seller).get(`/quotes/${quoteId}`),
    'read',
    200,
  );
}

/** Waits until a quote has a status. */
export function waitForQuote(platform: Platform, quoteId: string, status: string): Promise<Answer> {
  return waitFor(`quote ${quoteId} to be ${status}`, async () => {
    const answer = await readQuote(platform, quoteId);
    return answer.body.status === status ? answer : undefined;
  });
}

/** Waits until an approved quote has its document. */
export function waitForDocument(platform: Platform, quoteId: string): Promise<Answer> {
  return waitFor(`the document of ${quoteId}`, async () => {
    const answer = await readQuote(platform, quoteId);
    return answer.body.artifact === null ? undefined : answer;
  });
}
