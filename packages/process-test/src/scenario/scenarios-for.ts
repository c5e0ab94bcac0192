import type {
  ProcessContract,
  TaskErrorCode,
  TaskInput,
  TaskOutput,
  UserTaskContract,
  Values,
  VariableMap,
} from '@stepwright/contract';
import type {
  Complete,
  Decide,
  Expectation,
  Fail,
  FireTimer,
  PassTime,
  RaiseError,
  Scenario,
  SendMessage,
  SendSignal,
  Step,
} from './scenario.ts';

/** What the model has, when its constants were generated: with it a wrong element id does not compile. */
export interface NamedElements<E extends string> {
  readonly elements: Readonly<Record<E, unknown>>;
}

type TaskOf<P extends ProcessContract> = P['tasks'][number];
type MessageName<P extends ProcessContract> = P['messages'][number]['name'];
type MessageValues<P extends ProcessContract, N> =
  Extract<P['messages'][number], { readonly name: N }> extends { readonly variables: infer M extends VariableMap }
    ? Values<M>
    : never;
type UserTaskOf<P extends ProcessContract> = P['userTasks'][number];
type DecidedValues<U> = U extends { readonly variables: infer M extends VariableMap } ? Values<M> : never;

/** An expectation whose element ids are those of the model. */
export interface Expected<E extends string> extends Pick<Expectation, 'variables' | 'absent'> {
  readonly at?: readonly E[];
  readonly endedAt?: E;
  readonly passed?: readonly E[];
  readonly notPassed?: readonly E[];
  readonly entered?: Readonly<Partial<Record<E, number>>>;
  readonly canceled?: Readonly<Partial<Record<E, number>>>;
  readonly timers?: Readonly<Partial<Record<E, string>>>;
  readonly incidents?: readonly E[];
}

/** Whether the engine must refuse it, and what the task must have been told at least. */
interface TaskOptions<T> {
  readonly given?: Partial<TaskInput<T>>;
  readonly refused?: boolean;
}

/** The words that scenarios of one process are written in. Each makes data; nothing runs yet. */
export interface ScenarioWords<P extends ProcessContract, E extends string> {
  /** A scenario: how the instance starts, and its steps. Steps may be nested in lists, so that a way can be reused. */
  scenario(
    name: string,
    start: { readonly businessKey: string; readonly values: Values<P['start']> },
    ...steps: readonly NestedSteps[]
  ): Scenario;
  /** A worker completes the task. `given` is what it must have been told, at least. */
  completes<T extends TaskOf<P>>(task: T, output: TaskOutput<T>, options?: TaskOptions<T>): Complete;
  /** A worker completes the task with values that its contract refuses, as a wrong worker would. */
  completesWrongly<T extends TaskOf<P>>(
    task: T,
    output: Readonly<Record<string, string>>,
    options?: TaskOptions<T>,
  ): Complete;
  /** A worker answers with a BPMN error of the contract. */
  raises<T extends TaskOf<P>>(task: T, code: TaskErrorCode<T>, options?: TaskOptions<T>): RaiseError;
  /** A worker answers with a BPMN error that no contract declares. */
  raisesUndeclared<T extends TaskOf<P>>(task: T, code: string, options?: TaskOptions<T>): RaiseError;
  /** A worker fails, and no retries are left: an incident, which the next expectation must name. */
  fails<T extends TaskOf<P>>(task: T, message: string, options?: TaskOptions<T>): Fail;
  /** A person completes the task. With `groups`, exactly these are offered it. */
  decides<U extends UserTaskOf<P>>(
    task: U,
    values: DecidedValues<U>,
    options?: { readonly groups?: readonly string[]; readonly refused?: boolean },
  ): Decide;
  /** The message arrives for this id, and is taken. It would not have been for another id. */
  hears<N extends MessageName<P>>(name: N, id: unknown, values?: MessageValues<P, N>): SendMessage;
  /** The message arrives for this id, and nothing waits for it. */
  ignores<N extends MessageName<P>>(name: N, id: unknown): SendMessage;
  signals(name: string, values?: Readonly<Record<string, unknown>>): SendSignal;
  /** Time passes until this timer fires; it must have been set for so long, an ISO 8601 duration, and be the next. */
  timerFires(element: E, after: string): FireTimer;
  /** Time passes, an ISO 8601 duration; timers fire as they come due. */
  timePasses(by: string): PassTime;
  /** Looks whether all of this is so. */
  expects(what: Expected<E>): Expectation;
  /** The instance stands at these elements, one per token, and at no other. */
  waitsAt(...elements: readonly E[]): Expectation;
  /** The instance has ended, at this end event. */
  endsAt(element: E): Expectation;
}

/** Steps, in lists of lists as they come. */
export type NestedSteps = Step | readonly NestedSteps[];

/**
 * Makes the words for scenarios of a process. Topics, values, errors and messages that its contract does not declare do not compile; with the
 * constants of its model, neither do element ids that the model does not have.
 *
 * @example
 * const order = scenariosFor(orderFulfillment, orderFulfillmentModel);
 * order.scenario('is a duplicate', start, order.raises(claimStart, 'DUPLICATE_START'), order.endsAt('duplicate-start'));
 */
export function scenariosFor<const P extends ProcessContract, E extends string = string>(
  contract: P,
  _model?: NamedElements<E>,
): ScenarioWords<P, E> {
  const words: ScenarioWords<ProcessContract, string> = {
    scenario: (name, start, ...steps) => ({ name, process: contract.key, start, steps: flat(steps) }),
    completes: ({ topic }, output, options) => ({ do: 'complete', topic, output, ...options }),
    completesWrongly: ({ topic }, output, options) => ({ do: 'complete', topic, output, unchecked: true, ...options }),
    raises: ({ topic }, code, options) => ({ do: 'raise', topic, code, ...options }),
    raisesUndeclared: ({ topic }, code, options) => ({ do: 'raise', topic, code, undeclared: true, ...options }),
    fails: ({ topic }, message, options) => ({ do: 'fail', topic, message, ...options }),
    decides: ({ taskDefinitionKey: task }: UserTaskContract, values, options) => ({
      do: 'decide',
      task,
      values,
      ...options,
    }),
    hears: (name, id, values) => ({ do: 'message', name, id, ...(values && { values }) }),
    ignores: (name, id) => ({ do: 'message', name, id, ignored: true }),
    signals: (name, values) => ({ do: 'signal', name, ...(values && { values }) }),
    timerFires: (element, after) => ({ do: 'timer', element, after }),
    timePasses: (by) => ({ do: 'pass-time', by }),
    expects: (what) => ({ do: 'expect', ...(what as Omit<Expectation, 'do'>) }),
    waitsAt: (...at) => ({ do: 'expect', at }),
    endsAt: (endedAt) => ({ do: 'expect', endedAt }),
  };
  return words as unknown as ScenarioWords<P, E>;
}

function flat(steps: readonly NestedSteps[]): readonly Step[] {
  return steps.flatMap((step) => ('do' in step ? [step] : flat(step)));
}
