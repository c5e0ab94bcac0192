import type { EngineClient } from '@stepwright/engine-client';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import { ProcessTestError } from '../process-test-error.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { endsOf } from '../run/ends-of.ts';
import { tokensOf } from '../run/instances.ts';
import { declarationsOf, isDeclared } from '../run/known-variables.ts';
import { runScenario } from '../run/run-scenario.ts';
import { type Owner, valueOfWire } from '../run/wire-values.ts';
import type { Expectation, Scenario, ScenarioStart, Step } from '../scenario/scenario.ts';
import { swapTexts } from '../scenario/swap-texts.ts';
import { actsOf, decoded } from './acts-of.ts';
import { type Evidence, readEvidence } from './evidence.ts';

/** Which instance, and how the scenario is called. */
export interface RecordOptions {
  readonly client: EngineClient;
  readonly processInstanceId: string;
  /** @default 'replays' and the business key */
  readonly name?: string;
}

/**
 * Makes a scenario of what happened to one real instance: what workers, people, senders and time did, and where the instance then stood. The
 * scenario is tried on an engine in this process with the model as it is now; it is given only when the instance goes the same way there. What is
 * not part of the way is left out: failed attempts, retries, how long things took.
 *
 * @throws {ProcessTestError} HISTORY_UNUSABLE when the history does not tell enough, or the model goes another way
 */
export async function recordScenario(subject: ProcessUnderTest, options: RecordOptions): Promise<Scenario> {
  const evidence = await readEvidence(options.client, options.processInstanceId);
  const { instance } = evidence;
  if (instance.processDefinitionKey !== subject.contract.key) {
    throw unusable(`it is of the process ${instance.processDefinitionKey}, the contract is of ${subject.contract.key}`);
  }
  refuseSealed(subject, evidence);
  const owner = ownerOf(subject, evidence);
  const acts: readonly Step[] = await actsOf(owner, evidence);
  const scenario: Scenario = {
    name: options.name ?? `replays ${instance.businessKey}`,
    process: subject.contract.key,
    origin: `process instance ${instance.id} of ${instance.startTime}, version ${instance.processDefinitionVersion}`,
    start: await startOf(owner, evidence),
    steps: [...acts, await endOf(owner, evidence)],
  };
  return withRun(subject, await withPlaces(subject, scenario, evidence));
}

/** A scenario is a file for everybody to read. */
function refuseSealed(subject: ProcessUnderTest, { changes }: Evidence): void {
  const sealed = changes.find(
    ({ variableName, value }) =>
      value !== null && declarationsOf(subject, variableName).some(({ isSealed }) => isSealed),
  );
  if (sealed)
    throw unusable(`its variable ${sealed.variableName} is sealed, and what is sealed must not go into a file`);
}

function ownerOf(subject: ProcessUnderTest, { instance: { businessKey } }: Evidence): Owner {
  const { businessKey: grammar } = subject.contract;
  if (businessKey === null || !grammar.is(businessKey)) {
    throw unusable(`its business key is ${businessKey}, which is none of the type ${grammar.type}`);
  }
  return { subject, businessKey };
}

async function startOf(owner: Owner, { changes }: Evidence): Promise<ScenarioStart> {
  const { contract } = owner.subject;
  const given = changes.filter(({ initial, variableName }) => initial && Object.hasOwn(contract.start, variableName));
  const values = given.map(async (change) => [change.variableName, await decoded(owner, change)] as const);
  return { businessKey: owner.businessKey, values: Object.fromEntries(await Promise.all(values)) };
}

/** How it ended, and with which values. Values of scopes that are gone are left out. */
async function endOf(owner: Owner, { instance, passages, variables }: Evidence): Promise<Expectation> {
  const kept = variables.filter(
    ({ name, activityInstanceId }) => activityInstanceId === instance.id && isDeclared(owner.subject, name),
  );
  const values = kept.map(async ({ name, type, value, valueInfo }) => {
    return [name, await valueOfWire(owner, name, { type, value, valueInfo })] as const;
  });
  const ends = endsOf(passages, instance.id);
  const [end, ...others] = ends;
  const endedAt = instance.state === 'COMPLETED' && end && others.length === 0 ? { endedAt: end } : {};
  return { do: 'expect', ...endedAt, variables: Object.fromEntries(await Promise.all(values)) };
}

/** Runs the scenario, and puts after each step where the instance then stands. */
async function withPlaces(subject: ProcessUnderTest, scenario: Scenario, evidence: Evidence): Promise<Scenario> {
  const engine = await createLocalTestEngine();
  const places: (readonly string[])[] = [];
  try {
    const { failure, history } = await runScenario(subject, scenario, {
      engine,
      onStep: async (run) => void places.push(await tokensOf(run)),
    });
    if (failure) throw unusable(`the model does not go the same way now:\n${failure.message}`, failure);
    refuseOtherWay(
      evidence,
      history.passages.map(({ element }) => element),
    );
  } finally {
    await engine.stop();
  }
  const steps = scenario.steps.flatMap((step, index): readonly Step[] =>
    step.do === 'expect' ? [step] : [step, { do: 'expect', at: places[index + 1] ?? [] }],
  );
  return { ...scenario, steps: [{ do: 'expect', at: places[0] ?? [] }, ...steps] };
}

/** The same elements as often as in the history. Their order within one moment is not told by an engine. */
function refuseOtherWay({ passages }: Evidence, replayed: readonly string[]): void {
  const recorded = passages.map(({ activityId }) => activityId);
  const differing = [...new Set([...recorded, ...replayed])].filter(
    (id) => count(recorded, id) !== count(replayed, id),
  );
  if (differing.length === 0) return;
  const told = differing.map((id) => `${id} ${count(recorded, id)} times, now ${count(replayed, id)}`);
  throw unusable(`the model goes another way now: ${told.join('; ')}`);
}

function count(ids: readonly string[], wanted: string): number {
  return ids.filter((id) => id === wanted).length;
}

/** Puts `{run}` behind the id of the business key wherever it stands, so that the scenario can run beside itself. */
function withRun({ contract }: ProcessUnderTest, scenario: Scenario): Scenario {
  const { id } = contract.businessKey.parse(scenario.start.businessKey);
  const swap = (text: string): string => text.replaceAll(id, `${id}-{run}`);
  const { start, steps } = scenario;
  return { ...scenario, ...swapTexts({ start, steps }, swap) };
}

function unusable(reason: string, cause?: unknown): ProcessTestError {
  return new ProcessTestError('HISTORY_UNUSABLE', `The instance cannot be recorded: ${reason}`, { cause });
}
