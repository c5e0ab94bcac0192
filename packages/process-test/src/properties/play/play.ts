import { EngineHttpError, EngineNotFoundError } from '@stepwright/engine-client';
import { deployTo } from '../../engine/deploy-to.ts';
import { carryOut } from '../../run/acts/carry-out.ts';
import { executeJob, waitingJobs } from '../../run/jobs.ts';
import { readHistory, readRunPassages } from '../../run/read-history.ts';
import type { Run } from '../../run/run.ts';
import type { RunHistory } from '../../run/run-history.ts';
import { RunTime } from '../../run/run-time.ts';
import { Unmet } from '../../run/unmet.ts';
import { encodeFor } from '../../run/wire-values.ts';
import { resolveRun } from '../../scenario/resolve-run.ts';
import type { Act, Scenario, ScenarioValues } from '../../scenario/scenario.ts';
import type { Script, ScriptReading } from '../script/script.ts';
import type { InstanceState } from './instance-state.ts';
import type { Invariant, Violation } from './invariants.ts';
import { violationOf } from './invariants.ts';
import { lookAt } from './look-at.ts';
import { type Offer, offersOf } from './offers-of.ts';
import type { Stage } from './stage.ts';

/** How a play is watched. */
export interface PlayOptions {
  /** Whether what is wrong ends the play. @default nothing is looked for but refused acts */
  readonly invariants?: Readonly<Record<string, Invariant>>;
  /** Is told every state, before the next act; ends the play by answering false. */
  readonly watch?: (state: InstanceState, offers: readonly Offer[], run: Run) => Promise<boolean>;
  /** Whether the history is read, which coverage needs. @default false */
  readonly readsHistory?: boolean;
}

/** How one instance went, from its start to its end, or as far as the script led. */
export interface Play extends ScriptReading {
  readonly startValues: ScenarioValues;
  readonly acts: readonly Act[];
  /** Undefined when it could not be started. */
  readonly last: InstanceState | undefined;
  readonly violation: Violation | undefined;
  readonly history: RunHistory | undefined;
}

/** More jobs than this without time passing loop. */
const jobsMax = 200;

/**
 * Plays one instance by a script: starts it, then does again and again one of the things that it offers, until it has ended, something is wrong or
 * the script is over. What is left of the instance is deleted.
 */
export async function play({ cast, engine }: Stage, script: Script, options: PlayOptions = {}): Promise<Play> {
  const { subject, businessKey } = cast;
  const startValues = script.start.take('start', cast.arbitraryOf(subject.contract.start));
  const start = { name: '', process: subject.contract.key, start: { businessKey, values: startValues }, steps: [] };
  const resolved = resolveRun(start, script.engineSeed.toString(16).padStart(8, '0'));
  const run = await begin({ cast, engine }, resolved);
  if (typeof run === 'string') return notStarted(startValues, run);
  try {
    const walked = await walk(run, { cast, engine }, script, options);
    const history = options.readsHistory ? { ...(await readHistory(run)), raised: run.raised } : undefined;
    return { startValues, ...walked, history };
  } finally {
    await clearAway(run);
  }
}

/** What the engine said when it refused the start. */
async function begin({ cast, engine }: Stage, { start: { businessKey, values } }: Scenario): Promise<Run | string> {
  const { subject } = cast;
  const { client, clock } = engine;
  const processDefinitionId = await deployTo(engine, subject);
  const { key, start } = subject.contract;
  const variables = await encodeFor({ subject, businessKey }, key, start, values);
  try {
    const { id } = await client.processInstances.start({ processDefinitionId, businessKey, variables });
    const time = new RunTime(clock);
    return { subject, engine, client, time, businessKey, processInstanceId: id, raised: [], knownIncidents: new Set() };
  } catch (cause) {
    if (cause instanceof EngineHttpError) return cause.message;
    throw cause;
  }
}

function notStarted(startValues: ScenarioValues, refusal: string): Play {
  const violation = { invariant: 'acts-are-taken', message: withoutIds(`the start was refused: ${refusal}`), step: 0 };
  return { startValues, acts: [], simplerPicks: [], last: undefined, violation, history: undefined };
}

type Walked = Pick<Play, 'acts' | 'simplerPicks' | 'last' | 'violation'>;

async function walk(run: Run, { cast }: Stage, script: Script, options: PlayOptions): Promise<Walked> {
  const { invariants, watch } = options;
  const acts: Act[] = [];
  const simplerPicks: (readonly number[])[] = [];
  let last: Pick<InstanceState, 'step' | 'lastAct' | 'isErrorCaught'> = {
    step: 0,
    lastAct: undefined,
    isErrorCaught: undefined,
  };
  for (;;) {
    const loops = await settles(run);
    const state = await lookAt(run, last);
    const offers = offersOf(cast, state);
    const seen = { acts, simplerPicks, last: state };
    const violation = loops ?? (invariants && (await violationOf(state, { subject: run.subject, offers }, invariants)));
    if (violation) return { ...seen, violation: { ...violation, step: state.step } };
    const goesOn = watch ? await watch(state, offers, run) : true;
    const step = script.steps[acts.length];
    if (!goesOn || !step || offers.length === 0) return { ...seen, violation: undefined };
    const { offer, simpler } = choose(offers, step.pick, script);
    const act = offer.act(step.draws);
    acts.push(act);
    simplerPicks.push(simpler);
    const done = await doIt(run, act);
    if (typeof done === 'object') return { ...seen, violation: { ...done, step: acts.length } };
    last = { step: acts.length, lastAct: act, isErrorCaught: done };
  }
}

/** Weights make some offers more frequent. */
function choose(
  offers: readonly Offer[],
  pick: number,
  { favour }: Script,
): { offer: Offer; simpler: readonly number[] } {
  const weighted = offers.map((offer) => ({ offer, weight: offer.weight * favour(offer.key) }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const simpler: number[] = [];
  let from = 0;
  for (const { offer, weight } of weighted) {
    if (pick % total < from + weight) return { offer, simpler: pick === from ? simpler : [...simpler, from] };
    simpler.push(from);
    from += weight;
  }
  throw new Error('There is no offer to choose from.');
}

/** Whether an error was caught; undefined for any other act; or that the act was not taken. */
async function doIt(run: Run, act: Act): Promise<boolean | undefined | Omit<Violation, 'step'>> {
  const caughtBefore = act.do === 'raise' ? await caughtIn(run) : 0;
  try {
    await carryOut(run, act);
  } catch (cause) {
    const invariant = act.do === 'raise' ? 'errors-are-caught' : 'acts-are-taken';
    if (cause instanceof Unmet)
      return { invariant, message: withoutIds(`expected ${cause.expected}; found ${cause.found}`) };
    if (cause instanceof EngineHttpError) return { invariant, message: withoutIds(cause.message) };
    throw cause;
  }
  return act.do === 'raise' ? (await caughtIn(run)) > caughtBefore : undefined;
}

/** An engine gives other ids to the same play. */
function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…');
}

/** How often an error came to an event that catches errors. */
async function caughtIn(run: Run): Promise<number> {
  const nodes = run.subject.graphs.flatMap(({ allNodes }) => allNodes);
  const catchers = new Set(
    nodes.filter(({ event, kind }) => event?.kind === 'error' && kind !== 'endEvent').map(({ id }) => id),
  );
  const passages = await readRunPassages(run);
  return passages.filter(({ element }) => catchers.has(element)).length;
}

/** Executes what is due until nothing is. */
async function settles(run: Run): Promise<Omit<Violation, 'step'> | undefined> {
  for (let executed = 0; executed < jobsMax; executed += 1) {
    const [job] = await waitingJobs(run);
    if (!job || run.time.dueMs(job) > run.time.nowMs()) return undefined;
    await executeJob(run, job);
  }
  const message = `${jobsMax} jobs ran and more are due at once: it loops over asynchronous steps without an end`;
  return { invariant: 'no-dead-end', message };
}

async function clearAway({ client, processInstanceId }: Run): Promise<void> {
  try {
    await client.processInstances.delete(processInstanceId, { skipCustomListeners: true, skipIoMappings: true });
  } catch (cause) {
    if (!(cause instanceof EngineNotFoundError)) throw cause;
  }
}
