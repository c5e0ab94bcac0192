/** What really happened in a run, by the engine's history: what coverage is counted from. */
export interface RunHistory {
  /** Of the instance and of those that it called, in the order in which they began: each after those that led to it. */
  readonly passages: readonly Passage[];
  /** BPMN errors that workers answered with, and the engine took. */
  readonly raised: readonly RaisedError[];
  /** Decisions that were made, and those that they required. */
  readonly decisions: readonly MadeDecision[];
}

/** One passage through an element. Sequence flows leave no trace in the history of an engine. */
export interface Passage {
  readonly id: string;
  readonly element: string;
  /** The id of the passage around it: that of a subprocess, or the process instance. */
  readonly around: string;
  readonly process: string;
  readonly processInstanceId: string;
  /** Undefined while it goes on. */
  readonly endedAtMs: number | undefined;
  readonly startedAtMs: number;
  /** It was made to leave, by a boundary event for example. */
  readonly isCanceled: boolean;
}

/** A BPMN error, and the element whose worker raised it. */
export interface RaisedError {
  readonly process: string;
  readonly element: string;
  readonly code: string;
}

/** A decision, and the rules of its table that matched; a literal expression has none. A rule that gives nothing leaves no trace in history. */
export interface MadeDecision {
  readonly decision: string;
  readonly ruleIds: readonly string[];
}
