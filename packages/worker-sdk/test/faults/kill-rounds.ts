import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { FailpointName } from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';
import type { WorkerProcess } from './worker-process.ts';

/** How a run of kills is played. */
export interface KillPlan {
  readonly rounds: number;
  readonly dice: Dice;
  /** Where a worker may be set to die. With none every kill comes from outside, at a random moment. */
  readonly failpoints: readonly FailpointName[];
  /** How many of the workers are set to die at a failpoint, from 0 to 1. */
  readonly failpointShare: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** One worker that was killed. */
export interface Kill {
  /** The failpoint at which it died, or `moment`. */
  readonly at: FailpointName | 'moment';
  /** Tasks that it held when it died. */
  readonly held: number;
}

interface Candidate {
  readonly worker: WorkerProcess;
  readonly failpoint: FailpointName | undefined;
  readonly hitFile: string;
  /** Tasks that were locked for it when it had died. */
  readonly held: Promise<number>;
}

const ordersPerRound = 4;
const underWayMax = 12;
/** The orders of a round keep two workers busy for about so long. */
const momentMaxMs = 250;

/**
 * Lets two workers work, kills one of them in every round and starts it again. Ends with all orders carried out, or with an error when they are
 * not within the limit.
 *
 * 1. There are always orders under way when a worker is killed.
 * 2. A worker that waits for its failpoint is given orders until it dies; when it does not in time, it is killed from outside.
 */
export async function runKillRounds(scene: Scene, plan: KillPlan): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-kills-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const start = (round: number): Promise<Candidate> => startCandidate(scene, plan, join(folder, `hit-${round}`));
  const pair = [await start(-1), await start(0)];
  for (let round = 1; round <= plan.rounds; round += 1) {
    await Promise.all(Array.from({ length: ordersPerRound }, () => scene.deliver()));
    // One that has died at its failpoint before its turn is the one of this round.
    const dead = pair.findIndex(({ worker }) => worker.hasEnded);
    const at = dead === -1 ? plan.dice.between(0, 1) : dead;
    kills.push(await letDie(scene, plan, pair[at] as Candidate));
    pair[at] = await start(round);
    await pollUntil(
      'there are not too many orders under way',
      async () =>
        pair.some(({ worker }) => worker.hasEnded) ||
        (await scene.engine.processInstances.list()).length <= underWayMax,
      60_000,
    );
  }
  // What waits for a failpoint would die in the end phase, and leave nobody to work.
  for (const { worker } of pair) worker.signal('SIGKILL');
  await Promise.all(pair.map(({ worker }) => worker.ended));
  await scene.startWorker(plan.environment);
  await scene.allEnded(60_000);
  return kills;
}

async function startCandidate(scene: Scene, plan: KillPlan, hitFile: string): Promise<Candidate> {
  const { dice, failpoints, failpointShare, environment } = plan;
  const failpoint = dice.random() < failpointShare ? dice.oneOf(failpoints) : undefined;
  const armed: Record<string, string> =
    failpoint === undefined ? {} : { STEPWRIGHT_FAILPOINT: `${failpoint}:reserve-stock:${hitFile}` };
  const worker = await scene.startWorker({ ...environment, ...armed });
  const held = worker.ended.then(async () => {
    const locked = await scene.engine.externalTasks.list({ locked: true }).catch(() => []);
    return locked.filter(({ workerId }) => workerId?.includes(`:${worker.pid}#`)).length;
  });
  return { worker, failpoint, hitFile, held };
}

async function letDie(scene: Scene, { dice }: KillPlan, candidate: Candidate): Promise<Kill> {
  const { worker, failpoint, hitFile } = candidate;
  if (failpoint === undefined) await wait(dice.between(0, momentMaxMs));
  for (let turn = 0; failpoint !== undefined && !worker.hasEnded && turn < 30; turn += 1) {
    await Promise.race([worker.ended, wait(500)]);
    if (!worker.hasEnded && turn % 2 === 1) await scene.deliver();
  }
  if (!worker.hasEnded) worker.signal('SIGKILL');
  const how = await worker.ended;
  if (how !== 'SIGKILL') throw new Error(`The worker ended with ${how}: ${JSON.stringify(worker.log.slice(-5))}`);
  return { at: failpoint !== undefined && existsSync(hitFile) ? failpoint : 'moment', held: await candidate.held };
}

/** What is wrong with a run as a proof: one in which little was killed or little was done shows nothing. */
export function complaintsOfRun(
  { rounds }: Pick<KillPlan, 'rounds'>,
  kills: readonly Kill[],
  succeeded: number,
): readonly string[] {
  const striking = kills.filter(({ held }) => held > 0).length;
  const problems: string[] = [];
  if (kills.length === 0 || kills.length < rounds) problems.push(`only ${kills.length} kills in ${rounds} rounds`);
  if (striking === 0 || striking * 5 < rounds)
    problems.push(`only ${striking} of ${kills.length} workers held a task when they died`);
  if (succeeded === 0 || succeeded < rounds * ordersPerRound * 2) problems.push(`only ${succeeded} tasks succeeded`);
  return problems;
}
