import type { ProcessUnderTest } from '../../process-under-test.ts';
import type { InstanceState } from './instance-state.ts';
import type { Offer } from './offers-of.ts';

/** Something that must be true of every instance, after every act. Answers a text, or throws, when it is not; may be asynchronous. */
export type Invariant = (state: InstanceState) => unknown;

/** What is wrong with an instance. */
export interface Violation {
  /** The name of the invariant. */
  readonly invariant: string;
  readonly message: string;
  /** How many acts came before. */
  readonly step: number;
}

/** What is looked at, besides an instance itself. */
interface Surroundings {
  readonly subject: ProcessUnderTest;
  readonly offers: readonly Offer[];
}

type OwnInvariant = (state: InstanceState, surroundings: Surroundings) => string | undefined;

/** What must be true of every process, by name. `acts-are-taken` is besides these: the engine takes what the contract allows. */
export const invariants: Readonly<Record<string, OwnInvariant>> = {
  'no-incident': ({ incidents }) =>
    first(incidents, ({ element, message }) => `there is an incident at ${element}: ${message}`),
  'errors-are-caught': ({ lastAct, isErrorCaught }) =>
    lastAct?.do === 'raise' && isErrorCaught === false
      ? `no event caught the error ${lastAct.code} of ${lastAct.topic}, and the engine swallowed it`
      : undefined,
  'tasks-are-declared': ({ tasks, userTasks }) =>
    first(
      tasks.filter(({ contract }) => !contract),
      ({ topic, element }) => `${element} has the topic ${topic}, which the contract does not have`,
    ) ??
    first(
      userTasks.filter(({ contract }) => !contract),
      ({ key }) => `the contract does not have the user task ${key}`,
    ),
  'inputs-are-declared': ({ tasks }) =>
    first(
      tasks.filter(({ inputFault }) => inputFault !== undefined),
      ({ topic, inputFault }) => `the worker of ${topic} is told what the contract does not say: ${inputFault}`,
    ),
  'messages-are-declared': ({ waits }) =>
    first(
      waits.filter(({ kind, contract }) => kind === 'message' && !contract),
      ({ element, name }) => `${element} waits for the message ${name}, which the contract does not have`,
    ),
  'stands-in-the-model': ({ at }, { subject }) => {
    const ids = new Set(subject.graphs.flatMap(({ id, allNodes }) => [id, ...allNodes.map((node) => node.id)]));
    const strange = at.map((id) => id.replace(/#multiInstanceBody$/, '')).filter((id) => !ids.has(id));
    return first(strange, (id) => `it stands at ${id}, which is no element of the files of the process`);
  },
  'nothing-is-left': ({ hasEnded, ...state }) =>
    hasEnded ? first(leftOvers(state), (left) => `it has ended and left ${left}`) : undefined,
  'no-dead-end': ({ hasEnded, at, waits }, { offers }) =>
    hasEnded || offers.length > 0 || waits.some(({ kind }) => kind === 'conditional')
      ? undefined
      : `it stands at ${at.join(', ')} and nothing can happen any more${unknownIds(waits)}`,
};

/** Looks whether everything is true that must be. */
export async function violationOf(
  state: InstanceState,
  surroundings: Surroundings,
  own: Readonly<Record<string, Invariant>>,
): Promise<Violation | undefined> {
  for (const [invariant, isBroken] of Object.entries(invariants)) {
    const message = isBroken(state, surroundings);
    if (message !== undefined) return { invariant, message, step: state.step };
  }
  for (const [invariant, check] of Object.entries(own)) {
    const message = await toldBy(check, state);
    if (message !== undefined) return { invariant, message, step: state.step };
  }
  return undefined;
}

async function toldBy(check: Invariant, state: InstanceState): Promise<string | undefined> {
  try {
    const told = await check(state);
    return typeof told === 'string' ? told : undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function first<T>(items: readonly T[], tell: (item: T) => string): string | undefined {
  const [item] = items;
  return item === undefined ? undefined : tell(item);
}

function leftOvers({ tasks, userTasks, waits, jobCount }: Omit<InstanceState, 'hasEnded'>): readonly string[] {
  return [
    ...tasks.map(({ topic }) => `an open task ${topic}`),
    ...userTasks.map(({ key }) => `an open user task ${key}`),
    ...waits.map(({ kind, name }) => `a wait for the ${kind} ${name}`),
    ...(jobCount > 0 ? [`${jobCount} jobs`] : []),
  ];
}

function unknownIds(waits: InstanceState['waits']): string {
  const unknown = waits.flatMap(({ name, contract }) =>
    contract ? [{ name, variable: contract.correlationVariable }] : [],
  );
  const told = unknown.map(({ name, variable }) => `it waits for the message ${name}, and ${variable} has no value`);
  return told.length === 0 ? '' : `: ${told.join('; ')}`;
}
