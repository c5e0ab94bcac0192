import type { FlowNode } from '@stepwright/model/graph';
import { isoDuration } from '../../run/iso-duration.ts';
import type { Act } from '../../scenario/scenario.ts';
import type { LazyDraws } from '../script/lazy-draws.ts';
import type { InstanceState, OpenTask } from './instance-state.ts';
import type { Cast } from './stage.ts';

/** Something that may happen next. */
export interface Offer {
  /** Says what it is, whoever the instance is. */
  readonly key: string;
  /** How often it is taken against the others, when it is no favourite of the script. */
  readonly weight: number;
  /** Makes the act of it, with drawn values. */
  act(draws: LazyDraws): Act;
}

/** Work is done more often than it goes wrong, so that plays get far. */
const weights = { done: 12, told: 3, timer: 3, error: 1 };

/** An error code that no contract declares. */
const undeclaredCode = 'SOMETHING_ELSE';

/** Timers this near to each other fire in any order. */
const togetherMs = 1_000;

/** What may happen next to an instance, the simplest first. */
export function offersOf(cast: Cast, state: InstanceState): readonly Offer[] {
  const tasks = state.tasks.filter(({ contract, input }) => contract && input);
  return [
    ...tasks.map((task) => completion(cast, task, state)),
    ...decisions(cast, state),
    ...messages(cast, state),
    ...signals(state),
    ...timers(state),
    ...tasks.flatMap((task) => errors(cast, task, state)),
  ];
}

/** The tasks of one topic are told apart by what their workers are given. */
function givenTo(task: OpenTask, { tasks }: InstanceState): { given?: NonNullable<OpenTask['input']> } {
  const isAlone = tasks.filter(({ topic }) => topic === task.topic).length === 1;
  return isAlone || !task.input ? {} : { given: task.input };
}

function completion(cast: Cast, task: OpenTask, state: InstanceState): Offer {
  const { topic, contract } = task;
  const key = `complete ${topic}`;
  const act = (draws: LazyDraws): Act => {
    const output = draws.take(key, cast.arbitraryOf(contract?.output ?? {}));
    return { do: 'complete', topic, ...givenTo(task, state), output };
  };
  return { key, weight: weights.done, act };
}

function decisions(cast: Cast, { userTasks }: InstanceState): readonly Offer[] {
  return userTasks.flatMap(({ key: task, contract }) => {
    if (!contract) return [];
    const key = `decide ${task}`;
    const act = (draws: LazyDraws): Act => {
      return { do: 'decide', task, values: draws.take(key, cast.arbitraryOf(contract.variables)) };
    };
    return [{ key, weight: weights.done, act }];
  });
}

/** A wait whose id nobody knows yet cannot be met. */
function messages(cast: Cast, { waits, variables }: InstanceState): readonly Offer[] {
  return waits.flatMap(({ name, contract }) => {
    const id = contract && variables[contract.correlationVariable];
    if (!contract || id === undefined || id === null) return [];
    const key = `message ${name}`;
    const act = (draws: LazyDraws): Act => {
      const values = draws.take(key, cast.arbitraryOf(contract.variables));
      return { do: 'message', name, id, ...(Object.keys(values).length > 0 ? { values } : {}) };
    };
    return [{ key, weight: weights.told, act }];
  });
}

function signals({ waits }: InstanceState): readonly Offer[] {
  const names = new Set(waits.filter(({ kind }) => kind === 'signal').map(({ name }) => name));
  return [...names].map((name) => ({
    key: `signal ${name}`,
    weight: weights.told,
    act: () => ({ do: 'signal', name }),
  }));
}

/** Only what is due first can fire. */
function timers({ timers: set }: InstanceState): readonly Offer[] {
  const first = set[0]?.leftMs ?? 0;
  return set
    .filter(({ leftMs }) => leftMs <= first + togetherMs)
    .map(({ element, setForMs }) => {
      const after = isoDuration(setForMs);
      return { key: `timer ${element}`, weight: weights.timer, act: () => ({ do: 'timer', element, after }) };
    });
}

function errors(cast: Cast, task: OpenTask, state: InstanceState): readonly Offer[] {
  const { topic, element, contract } = task;
  const given = givenTo(task, state);
  const declared = (contract?.errors ?? []).map(({ code }) => ({
    key: `raise ${topic} ${code}`,
    weight: weights.error,
    act: (): Act => ({ do: 'raise', topic, ...given, code }),
  }));
  const node = cast.subject.graphs.flatMap(({ allNodes }) => allNodes).find(({ id }) => id === element);
  if (!node || !hasCatchAll(node)) return declared;
  const act = (): Act => ({ do: 'raise', topic, ...given, code: undeclaredCode, undeclared: true });
  return [...declared, { key: `raise ${topic} ${undeclaredCode}`, weight: weights.error, act }];
}

/** Whether an event without an error code catches what the node raises. */
function hasCatchAll(node: FlowNode): boolean {
  const inside = node.scope.nodes.filter(({ isEventSubprocess }) => isEventSubprocess);
  const starts = inside.flatMap(({ inner }) => inner?.nodes ?? []).filter(({ kind }) => kind === 'startEvent');
  const isCatchAll = ({ event }: FlowNode): boolean => event?.kind === 'error' && event.referenceId === undefined;
  if ([...node.boundaryEvents, ...starts].some(isCatchAll)) return true;
  return node.scope.owner !== undefined && hasCatchAll(node.scope.owner);
}
