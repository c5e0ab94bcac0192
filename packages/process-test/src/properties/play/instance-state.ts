import type { AnyTaskContract, MessageContract, UserTaskContract, WireValue } from '@stepwright/contract';
import type { Act, ScenarioValues } from '../../scenario/scenario.ts';

/** How an instance stands between two acts, with what it called. */
export interface InstanceState {
  /** How many acts came before. */
  readonly step: number;
  /** The act that led here; undefined after the start. */
  readonly lastAct: Act | undefined;
  /** Where it stands: one id per token, sorted. Empty: it has ended. */
  readonly at: readonly string[];
  readonly hasEnded: boolean;
  /** As the contract reads them, or as the engine has them when it does not. Of several in different scopes, that of the process. */
  readonly variables: ScenarioValues;
  readonly tasks: readonly OpenTask[];
  readonly userTasks: readonly OpenUserTask[];
  readonly waits: readonly Wait[];
  readonly timers: readonly SetTimer[];
  /** Jobs that wait, timers among them. */
  readonly jobCount: number;
  readonly incidents: readonly { readonly element: string; readonly message: string }[];
  /** Whether the BPMN error of the last act came to an event that catches it; undefined when it was none. */
  readonly isErrorCaught: boolean | undefined;
}

/** An open external task. */
export interface OpenTask {
  readonly id: string;
  readonly topic: string;
  readonly element: string;
  readonly priority: number;
  /** Undefined when the process has none for the topic. */
  readonly contract: AnyTaskContract | undefined;
  /** What its worker is told; undefined when the contract cannot read it. */
  readonly input: ScenarioValues | undefined;
  /** Why the contract cannot read it. */
  readonly inputFault: string | undefined;
  /** As the engine has it. */
  readonly wire: Readonly<Record<string, WireValue>>;
}

/** An open task of a person. */
export interface OpenUserTask {
  readonly id: string;
  readonly key: string;
  readonly assignee: string | null;
  readonly due: string | null;
  readonly priority: number;
  readonly contract: UserTaskContract | undefined;
}

/** A wait for a message, a signal or a condition. */
export interface Wait {
  readonly kind: string;
  readonly name: string;
  readonly element: string;
  /** Of a message. */
  readonly contract: MessageContract | undefined;
}

/** A timer that waits. */
export interface SetTimer {
  readonly element: string;
  /** Until it is due, in ms. */
  readonly leftMs: number;
  /** For how long it was set, in ms. */
  readonly setForMs: number;
}
