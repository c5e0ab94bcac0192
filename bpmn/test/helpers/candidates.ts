import type { ModelEngine } from './model-engine.ts';

const ANSWER_LIMIT_MS = 10_000;

/** Who is offered a user task, for example `candidate sales-managers`. Asked over REST: the engine client has no such call. */
export async function candidatesOf({ url }: ModelEngine, taskId: string): Promise<string[]> {
  const response = await fetch(`${url}/task/${taskId}/identity-links`, {
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`The candidates of task ${taskId} are not known: status ${response.status}.`);
  const links = (await response.json()) as { type: string; userId: string | null; groupId: string | null }[];
  return links.map(({ type, userId, groupId }) => `${type} ${groupId ?? userId}`);
}
