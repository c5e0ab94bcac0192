import type { Attempt } from './attempt.ts';

/** Where the process instance of a command stands. */
export type FoundInstance =
  | { readonly kind: 'running'; readonly id: string }
  | { readonly kind: 'ended'; readonly ids: readonly string[]; readonly how: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'foreign'; readonly businessKey: string | null };

/** Finds the instance by its id, or by the business key when the sender did not know the id. Reads runtime and history. */
export function findInstance(
  attempt: Attempt,
  wanted: { readonly businessKey: string; readonly processInstanceId?: string | undefined },
): Promise<FoundInstance> {
  const { processInstanceId, businessKey } = wanted;
  return processInstanceId === undefined
    ? findByKey(attempt, businessKey)
    : findById(attempt, processInstanceId, businessKey);
}

async function findById({ engine, call }: Attempt, id: string, businessKey: string): Promise<FoundInstance> {
  const running = await engine.client.processInstances.get(id, call);
  if (running !== undefined) {
    return running.businessKey === businessKey
      ? { kind: 'running', id }
      : { kind: 'foreign', businessKey: running.businessKey };
  }
  const [past] = await engine.client.history.processInstances({ processInstanceId: id }, call);
  if (past === undefined) return { kind: 'unknown' };
  if (past.businessKey !== businessKey) return { kind: 'foreign', businessKey: past.businessKey };
  return { kind: 'ended', ids: [id], how: ending(past) };
}

async function findByKey({ engine, call }: Attempt, businessKey: string): Promise<FoundInstance> {
  const running = await engine.client.processInstances.list({ businessKey }, call);
  const [first, ...others] = running;
  if (first !== undefined && others.length === 0) return { kind: 'running', id: first.id };
  if (first !== undefined) return { kind: 'several', ids: running.map(({ id }) => id) };
  const past = await engine.client.history.processInstances({ processInstanceBusinessKey: businessKey }, call);
  const last = past.at(-1);
  if (last === undefined) return { kind: 'unknown' };
  return { kind: 'ended', ids: past.map(({ id }) => id), how: ending(last) };
}

function ending(past: { readonly state: string; readonly endTime: string | null }): string {
  return `${past.state}${past.endTime === null ? '' : ` at ${past.endTime}`}`;
}
