import type { Activity, ProcessModel, Transition } from '../model/process-model.ts';
import type { ExecutionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { Execution } from './execution.ts';
import type { VariableEvent } from './variable-event.ts';

/** What an activity of one kind does. Absent: it cannot happen to this kind. */
export interface ActivityBehavior {
  execute(execution: Execution): void;
  /** An event, a completed task or a called instance wakes the activity up. */
  signal?(execution: Execution): void;
  /** A compensation that this activity threw, or is part of, has one handler less to wait for. */
  compensationDone?(execution: Execution): void;
  leave?(execution: Execution): void;
  /** Composite activities: the last execution inside reached its end. */
  complete?(scopeExecution: Execution): void;
  /** Composite activities: one of several executions inside reached its end. */
  concurrentChildEnded?(scopeExecution: Execution, ended: Execution): void;
}

/** What the tree operations need from the rooms above them; given once, so that imports go one way. */
export interface Ports {
  behaviorOf(activity: Activity): ActivityBehavior;
  evaluateConditions(execution: Execution, event: VariableEvent | undefined): void;
  passOutputVariables(superExecution: Execution, called: Execution): void;
}

interface Queued {
  readonly operation: (execution: Execution) => void;
  readonly execution: Execution;
}

interface DelayedEvent {
  readonly target: Execution;
  readonly event: VariableEvent;
}

/** One command begins at most so many activities and flows. Camunda has no limit: a model that feeds its own condition keeps it busy for ever. */
const operationsMax = 250_000;

function endless(activityId: string | undefined): Error {
  return processEngineException(
    `The command took more than ${operationsMax} steps, at last at activity '${activityId}': the model goes in circles without a wait state. It was rolled back.`,
  );
}

/**
 * One command at work on execution trees. Owns what Camunda keeps in memory for the time of a command:
 * 1. One `Execution` object per record, so that transient marks are seen by everybody.
 * 2. A stack of operations: what an operation starts runs after it, last in first out, so that a branch runs as far as it can before its sibling.
 * 3. Variable events that wait until the operation that caused them is done, because conditions are looked at between operations.
 */
export class Run {
  readonly state: EngineState;
  readonly ports: Ports;
  /** The job that this command executes: its removal is not logged as a deletion. */
  executingJobId: string | undefined;
  /** Where the innermost operation was at work that failed. */
  failure: { readonly activityId: string | undefined } | undefined;
  readonly #executions = new Map<string, Execution>();
  readonly #stack: Queued[] = [];
  readonly #delayed = new Map<string, DelayedEvent[]>();
  #isDraining = false;
  #operationCount = 0;

  constructor(state: EngineState, ports: Ports) {
    this.state = state;
    this.ports = ports;
  }

  execution(id: string): Execution | undefined {
    const known = this.#executions.get(id);
    if (known) return known.isRemoved ? undefined : known;
    const record = this.state.tables.executions.get(id);
    return record && this.executionOf(record);
  }

  /** What took over from an execution during this command, though it is gone itself; else the execution. */
  replacementOf(id: string): Execution | undefined {
    return this.#executions.get(id)?.current;
  }

  executionOf(record: ExecutionRecord): Execution {
    let execution = this.#executions.get(record.id);
    if (!execution) {
      execution = new Execution(this, record, this.modelOf(record.definitionId));
      this.#executions.set(record.id, execution);
    }
    return execution;
  }

  modelOf(definitionId: string): ProcessModel {
    return this.state.modelOf(definitionId);
  }

  /**
   * Runs an operation now, or after the one under way; then on the execution that has replaced this one meanwhile, and not at all on one that
   * has ended.
   */
  perform(execution: Execution, operation: (execution: Execution) => void): void {
    this.#operationCount += 1;
    if (this.#operationCount > operationsMax) throw endless(execution.record.activityId);
    this.#stack.push({ operation, execution });
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (let next = this.#stack.pop(); next; next = this.#stack.pop()) {
        const current = next.execution.replacedBy ?? next.execution;
        if (!current.isEnded) this.watch(current, next.operation);
      }
    } finally {
      this.#isDraining = false;
    }
  }

  /** Runs an operation at once; when it fails, `failure` tells at which activity the innermost one began. */
  watch(execution: Execution, operation: (execution: Execution) => void): void {
    const { activityId } = execution.record;
    try {
      operation(execution);
    } catch (error) {
      this.failure ??= { activityId };
      throw error;
    }
  }

  delay(target: Execution, event: VariableEvent): void {
    const { processInstanceId } = target.record;
    const events = this.#delayed.get(processInstanceId);
    if (events) events.push({ target, event });
    else this.#delayed.set(processInstanceId, [{ target, event }]);
  }

  hasDelayed(processInstanceId: string): boolean {
    return this.#delayed.has(processInstanceId);
  }

  takeDelayed(processInstanceId: string): readonly DelayedEvent[] {
    const events = this.#delayed.get(processInstanceId) ?? [];
    this.#delayed.delete(processInstanceId);
    return events;
  }

  /** The flows in the order in which they are started: that of the model, or another legal one when the engine has a seed. */
  ordered<T>(items: readonly T[]): readonly T[] {
    if (items.length < 2 || this.state.random() === undefined) return items;
    const shuffled = [...items];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = Math.floor((this.state.random() ?? 0) * (at + 1));
      [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
    }
    return shuffled;
  }
}

/** A flow that an execution is about to take. */
export interface OutgoingFlow {
  readonly execution: Execution;
  readonly transition: Transition;
}
