import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineNotFoundError } from '@stepwright/engine-client';
import { checkClock } from '../engine/check-clock.ts';
import { deployTo } from '../engine/deploy-to.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { resolveRun } from '../scenario/resolve-run.ts';
import { asserts, type Scenario, type Step } from '../scenario/scenario.ts';
import { carryOut } from './acts/carry-out.ts';
import { unlessUndeclared } from './acts/declared-values.ts';
import { checkDeclared, checkVariables } from './check-declared.ts';
import { checkExpectation } from './check-expectation.ts';
import { checkNames } from './check-names.ts';
import { drawSituation } from './draw-situation.ts';
import { settle } from './jobs.ts';
import { readHistory } from './read-history.ts';
import type { Run } from './run.ts';
import type { RunHistory } from './run-history.ts';
import { RunTime } from './run-time.ts';
import { ScenarioFailure } from './scenario-failure.ts';
import { situationOf } from './situation.ts';
import { Unmet } from './unmet.ts';
import { encodeFor } from './wire-values.ts';

/** Where and how a scenario runs. */
export interface RunOptions {
  readonly engine: TestEngine;
  /** A failing run leaves a picture of the model with its way here. @default none */
  readonly picturesDir?: string | undefined;
  /** Stands in the failure, so that the run can be repeated. @default none */
  readonly seed?: number | undefined;
  /** Whether the history is read, which coverage needs. @default true */
  readonly readsHistory?: boolean;
  /** Whether names that the model does not have fail the scenario. @default true */
  readonly checksNames?: boolean;
  /** Whether a failure tells the way and draws it, which takes longer than most scenarios. @default true */
  readonly looksAtFailure?: boolean;
  /** The longest time that a run may take, in ms. @default 30_000 */
  readonly timeoutMs?: number;
  /** Looks at the run before the first step and after each, from 0. @default nothing */
  readonly onStep?: (run: Run, stepsDone: number) => Promise<void>;
}

/** How a scenario went. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  /** Undefined when it went as it says. */
  readonly failure: ScenarioFailure | undefined;
  /** What really happened. Empty when it was not read. */
  readonly history: RunHistory;
  readonly durationMs: number;
}

const nothing: RunHistory = { passages: [], raised: [], decisions: [] };

/**
 * Runs a scenario: starts an instance, does what the steps say and looks what they expect. After each step it looks whether the instance keeps to
 * its contract. What is left of the instance is deleted; its history stays.
 *
 * @throws {ProcessTestError} when it cannot be run: the engine refuses the model, or has no clock for it.
 *
 * @example
 * const result = await runScenario(subject, scenario, { engine });
 * if (result.failure) throw result.failure;
 */
export async function runScenario(
  subject: ProcessUnderTest,
  scenario: Scenario,
  options: RunOptions,
): Promise<ScenarioResult> {
  const { engine, readsHistory = true, timeoutMs = 30_000 } = options;
  const startedAtMs = performance.now();
  checkClock(engine, subject, scenario);
  await deployTo(engine, subject);
  const resolved = resolveRun(scenario, randomUUID().slice(0, 8));
  const progress: Progress = { run: undefined, stepIndex: undefined };
  const failure = await walk(subject, resolved, options, progress, performance.now() + timeoutMs).then(
    () => undefined,
    (cause: unknown) => failureOf(subject, resolved, progress, cause, options),
  );
  const history = progress.run && readsHistory ? await historyOf(progress.run) : nothing;
  if (progress.run) await clearAway(progress.run);
  return { scenario, failure, history, durationMs: performance.now() - startedAtMs };
}

interface Progress {
  run: Run | undefined;
  stepIndex: number | undefined;
}

async function walk(
  subject: ProcessUnderTest,
  scenario: Scenario,
  { engine, onStep, checksNames = true }: RunOptions,
  progress: Progress,
  untilMs: number,
): Promise<void> {
  if (scenario.process !== subject.contract.key)
    throw new Unmet(`a scenario of ${subject.contract.key}`, `one of ${scenario.process}`);
  if (!asserts(scenario))
    throw new Unmet('a scenario that expects something', 'no step that does: it would pass whatever the model did');
  if (checksNames) checkNames(subject, scenario);
  const run = await start(subject, scenario, engine);
  progress.run = run;
  await settle(run);
  const { steps } = scenario;
  await checkDeclared(run, { mayHaveIncidents: expectsIncidents(steps[0]) });
  await onStep?.(run, 0);
  for (const [stepIndex, step] of steps.entries()) {
    progress.stepIndex = stepIndex;
    if (performance.now() > untilMs) throw new Unmet('a run within its time limit', 'that its time is over');
    if (step.do === 'expect') await checkExpectation(run, step);
    else {
      await carryOut(run, step);
      await settle(run);
      await checkDeclared(run, { mayHaveIncidents: expectsIncidents(steps[stepIndex + 1]) });
    }
    await onStep?.(run, stepIndex + 1);
  }
  await checkVariables(run);
}

function expectsIncidents(next: Step | undefined): boolean {
  return next?.do === 'expect' && next.incidents !== undefined;
}

async function start(subject: ProcessUnderTest, { start: given }: Scenario, engine: TestEngine): Promise<Run> {
  const { contract } = subject;
  const { client, clock } = engine;
  const { businessKey, values } = given;
  contract.businessKey.parse(businessKey);
  const owner = { subject, businessKey };
  const variables = await unlessUndeclared(() => encodeFor(owner, contract.key, contract.start, values));
  const others = await client.processInstances.list({ businessKey, maxResults: 1 });
  if (others.length > 0)
    throw new Unmet(
      `no other instance with the business key ${businessKey}`,
      `${others[0]?.id}; put {run} into the key`,
    );
  const processDefinitionId = await deployTo(engine, subject);
  const { id } = await client.processInstances.start({ processDefinitionId, businessKey, variables });
  const time = new RunTime(clock);
  return { subject, engine, client, time, businessKey, processInstanceId: id, raised: [], knownIncidents: new Set() };
}

async function failureOf(
  subject: ProcessUnderTest,
  scenario: Scenario,
  { run, stepIndex }: Progress,
  cause: unknown,
  { engine, picturesDir, seed, looksAtFailure = true }: RunOptions,
): Promise<ScenarioFailure> {
  const { expected, found } =
    cause instanceof Unmet
      ? cause
      : { expected: 'the step to be done', found: cause instanceof Error ? cause.message : String(cause) };
  const situation = run && looksAtFailure ? await situationOf(run).catch(() => undefined) : undefined;
  const title = `${scenario.name}: expected ${expected}`;
  const picture = situation && (await drawSituation(subject, situation, title));
  const pictureFile =
    picture !== undefined && picturesDir !== undefined ? await keep(picturesDir, scenario, picture) : undefined;
  const parts = { scenario, stepIndex, expected, found, situation, picture, pictureFile, engine: engine.name, seed };
  return new ScenarioFailure(parts, { cause });
}

async function keep(folder: string, { process, name }: Scenario, picture: string): Promise<string> {
  const file = join(folder, `${process}.${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.svg`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, picture);
  return file;
}

async function historyOf(run: Run): Promise<RunHistory> {
  return { ...(await readHistory(run)), raised: run.raised };
}

async function clearAway({ client, processInstanceId }: Run): Promise<void> {
  try {
    await client.processInstances.delete(processInstanceId, { skipCustomListeners: true, skipIoMappings: true });
  } catch (cause) {
    if (!(cause instanceof EngineNotFoundError)) throw cause;
  }
}
