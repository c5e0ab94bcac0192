import { EngineUnavailableError } from './errors.ts';
import type { Run } from './transport.ts';

/** How long a node that could not be reached is left alone, in ms. */
const restMs = 5_000;

/**
 * Sends calls to the nodes of one engine, which share a database.
 *
 * 1. A call goes to another node only when it was surely not sent: nothing is done twice.
 * 2. Calls stay with the node that works. Long polls go round: each node wakes only the polls that wait at it when a task is created there.
 * 3. A node that could not be reached is asked last for a while.
 */
export function runOverNodes(runs: readonly Run[]): Run {
  const [only] = runs;
  if (only && runs.length === 1) return only;
  const nodes = runs.map((run) => ({ run, restsUntilMs: 0 }));
  let first = 0;
  const inOrder = (): typeof nodes => {
    const nowMs = performance.now();
    const round = nodes.map((_, at) => nodes[(first + at) % nodes.length] as (typeof nodes)[number]);
    return [
      ...round.filter(({ restsUntilMs }) => restsUntilMs <= nowMs),
      ...round.filter(({ restsUntilMs }) => restsUntilMs > nowMs),
    ];
  };
  return async (request, expected, call) => {
    if (request.path === '/external-task/fetchAndLock') first = (first + 1) % nodes.length;
    let failure: unknown;
    for (const node of inOrder()) {
      try {
        return await node.run(request, expected, call);
      } catch (error) {
        if (!(error instanceof EngineUnavailableError)) throw error;
        node.restsUntilMs = performance.now() + restMs;
        failure = error;
      }
    }
    throw failure;
  };
}
