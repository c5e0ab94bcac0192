import { expect } from 'vitest';
import { pollUntil } from '../helpers/poll-until.ts';
import { complaintsOf, gatherEvidence } from './each-task-once.ts';
import { countDone } from './fault-tally.ts';
import type { Scene } from './scene.ts';
import { limitMs } from './worker-reports.ts';

/** Waits until no order is under way, and asks the oracle: one effect, one completion of each task, no incident. */
export async function expectEachOnce(scene: Scene): Promise<void> {
  await scene.allEnded();
  const evidence = await gatherEvidence(scene);
  expect(complaintsOf(evidence)).toEqual([]);
  const completions = evidence.deliveries.flatMap((delivery) => Object.values(delivery.completions));
  countDone(completions.reduce((sum, count) => sum + count, 0));
}

/** Starts an order and waits until it has been carried out, whatever else hangs about. */
export async function expectWorkGoesOn(scene: Scene): Promise<void> {
  const { processInstanceId } = await scene.deliver();
  const isOver = async () => !(await scene.engine.processInstances.get(processInstanceId));
  await pollUntil('another order is carried out', isOver, limitMs);
  countDone((await scene.engine.history.externalTaskLog({ processInstanceId, successLog: true })).length);
}
