/** Values by variable name, as contracts have them: a Date, a bigint, JSON. Texts may hold `{run}`; see {@link Scenario}. */
export type ScenarioValues = Readonly<Record<string, unknown>>;

/**
 * What happens to one process instance, step by step, and what must then be true. It is data: it can be kept as JSON and runs on any engine.
 * `{run}` in a text stands for something that no other run has, so that runs on one engine do not meet: put it into the business key.
 */
export interface Scenario {
  readonly name: string;
  /** The key of the process. */
  readonly process: string;
  readonly start: ScenarioStart;
  readonly steps: readonly Step[];
  /** Where it comes from, for people: a recorded instance, the seed of a property run. */
  readonly origin?: string;
}

/** How the instance is started. */
export interface ScenarioStart {
  readonly businessKey: string;
  readonly values: ScenarioValues;
}

/** Something that the surroundings of the process do, or a look at it. */
export type Step = Act | Expectation;

/** What a worker, a person, a sender or time does. */
export type Act = Complete | RaiseError | Fail | Decide | SendMessage | SendSignal | FireTimer | PassTime;

interface Refusable {
  /** The engine must refuse it, and nothing may change. */
  readonly refused?: boolean;
}

interface TaskAct extends Refusable {
  readonly topic: string;
  /** What the task must have been told, at least. */
  readonly given?: ScenarioValues;
}

/** A worker completes an external task. */
export interface Complete extends TaskAct {
  readonly do: 'complete';
  readonly output: ScenarioValues;
  /** The output breaks the contract, as that of a wrong worker would; each value is sent as text. */
  readonly unchecked?: boolean;
}

/** A worker answers with a BPMN error. */
export interface RaiseError extends TaskAct {
  readonly do: 'raise';
  readonly code: string;
  /** The contract does not declare the code: only a catch-all may take it. */
  readonly undeclared?: boolean;
}

/** A worker reports a failure and no retries are left: there is an incident, and its task waits. */
export interface Fail extends TaskAct {
  readonly do: 'fail';
  readonly message: string;
}

/** A person completes a user task. */
export interface Decide extends Refusable {
  readonly do: 'decide';
  readonly task: string;
  readonly values: ScenarioValues;
  /** Exactly these groups are offered the task. */
  readonly groups?: readonly string[];
}

/** A message arrives. The wait must be for this id and for no other. */
export interface SendMessage {
  readonly do: 'message';
  readonly name: string;
  /** The value of the contract's correlation variable. */
  readonly id: unknown;
  readonly values?: ScenarioValues;
  /** Nothing waits for it: the engine refuses it. */
  readonly ignored?: boolean;
}

/** A signal is sent to this instance's engine. */
export interface SendSignal {
  readonly do: 'signal';
  readonly name: string;
  readonly values?: ScenarioValues;
}

/** Time passes until a timer is due, and it fires. No other timer may be due before. */
export interface FireTimer {
  readonly do: 'timer';
  /** The event that it belongs to. */
  readonly element: string;
  /** For how long it was set, as an ISO 8601 duration: `PT15M`. */
  readonly after: string;
}

/** Time passes; timers fire as they come due. */
export interface PassTime {
  readonly do: 'pass-time';
  /** An ISO 8601 duration. */
  readonly by: string;
}

/** What must be true now. */
export interface Expectation {
  readonly do: 'expect';
  /** Where the instance stands: one id per token, whatever the order. Empty: it has ended. */
  readonly at?: readonly string[];
  /** It has ended, at this end event of the process and at no other. */
  readonly endedAt?: string;
  /** It has left these elements, in this order; others may lie between. */
  readonly passed?: readonly string[];
  readonly notPassed?: readonly string[];
  /** How often an element was entered. */
  readonly entered?: Readonly<Record<string, number>>;
  /** How often it was made to leave an element. */
  readonly canceled?: Readonly<Record<string, number>>;
  /** Values of variables, also after the end. */
  readonly variables?: ScenarioValues;
  /** No variable has any of these names. */
  readonly absent?: readonly string[];
  /** The elements with an open incident, one id per incident. Any other incident fails the scenario wherever it comes up. */
  readonly incidents?: readonly string[];
  /** The timers that wait, by their events, with the time that is left as an ISO 8601 duration. All of them. */
  readonly timers?: Readonly<Record<string, string>>;
}

/** The names of what an expectation can look at. */
export const looks: readonly Exclude<keyof Expectation, 'do'>[] = [
  'at',
  'endedAt',
  'passed',
  'notPassed',
  'entered',
  'canceled',
  'variables',
  'absent',
  'incidents',
  'timers',
];

/** Whether it looks at anything. A scenario without such a step proves nothing. */
export function asserts({ steps }: Scenario): boolean {
  return steps.some((step) => step.do === 'expect' && looks.some((look) => step[look] !== undefined));
}

/** A step in a few words, for messages. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'complete':
      return `a worker completes ${step.topic}${step.refused ? ', which is refused' : ''}`;
    case 'raise':
      return `a worker answers ${step.topic} with the error ${step.code}${step.refused ? ', which is refused' : ''}`;
    case 'fail':
      return `a worker fails ${step.topic} for good`;
    case 'decide':
      return `a person completes ${step.task}${step.refused ? ', which is refused' : ''}`;
    case 'message':
      return `the message ${step.name} arrives for ${String(step.id)}${step.ignored ? ' and nothing waits for it' : ''}`;
    case 'signal':
      return `the signal ${step.name} is sent`;
    case 'timer':
      return `the timer ${step.element} fires after ${step.after}`;
    case 'pass-time':
      return `${step.by} pass`;
    case 'expect':
      return `expect ${looks.filter((look) => step[look] !== undefined).join(', ') || 'nothing'}`;
  }
}
