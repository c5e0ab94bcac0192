import type { Activity, ProcessModel, Scope, Transition } from '../model/process-model.ts';
import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { Run } from './run.ts';
import type { Variables } from './variables.ts';

/** Most executions have no children, and are asked for them often. */
const NONE: readonly Execution[] = [];

/** What an execution is, beside its place in the tree, when it is created. */
export interface NewExecution {
  readonly isConcurrent?: boolean;
  readonly isScope?: boolean;
}

/**
 * A node of the execution tree during one command: its record, its relatives, and marks that do not outlive the command.
 *
 * 1. A scope execution stands for a scope (process, subprocess, host of boundary events, ...); its non-event children are either one scope
 *    execution, or several concurrent ones.
 * 2. The activity instance id of an execution is that of the activity it executes; undefined in front of and behind an activity.
 * 3. `replacedBy` names the execution that took over when the tree grew or shrank; who holds a reference across that asks it.
 */
export class Execution {
  readonly run: Run;
  readonly record: ExecutionRecord;
  isEnded = false;
  isRemoved = false;
  isDeleteRoot = false;
  deleteReason: string | undefined;
  /** The called instance that went with it: history names it at whatever ends here from then on. */
  deletedCalledId: string | undefined;
  skipIoMappings = false;
  skipSubprocesses = false;
  isExternallyTerminated = false;
  ignoresAsync = false;
  /** Of the root: it is on its way from what started it to its first flow. */
  isStarting = false;
  preservesScope = false;
  /** Where its activity instance is in its life; `complete` and `canceled` say how it ended. */
  phase: 'default' | 'starting' | 'ending' | 'complete' | 'canceled' = 'default';
  replacedBy: Execution | undefined;
  transition: Transition | undefined;
  transitionsToTake: readonly Transition[] | undefined;
  /** Variables of a message for the scope that it starts. Of the root only. */
  payloadForTriggeredScope: Variables | undefined;
  #model: ProcessModel;

  constructor(run: Run, record: ExecutionRecord, model: ProcessModel) {
    this.run = run;
    this.record = record;
    this.#model = model;
  }

  get isCanceled(): boolean {
    return this.phase === 'canceled';
  }

  get id(): string {
    return this.record.id;
  }

  get model(): ProcessModel {
    return this.#model;
  }

  get activity(): Activity | undefined {
    const { activityId } = this.record;
    return activityId === undefined ? undefined : this.#model.activityById.get(activityId);
  }

  set activity(activity: Activity | undefined) {
    this.#update({ activityId: activity?.id });
  }

  get activityInstanceId(): string | undefined {
    return this.record.activityInstanceId;
  }

  set activityInstanceId(id: string | undefined) {
    this.#update({ activityInstanceId: id });
  }

  get isActive(): boolean {
    return this.record.isActive;
  }

  set isActive(isActive: boolean) {
    this.#update({ isActive });
  }

  get isScope(): boolean {
    return this.record.isScope;
  }

  set isScope(isScope: boolean) {
    this.#update({ isScope });
  }

  get isConcurrent(): boolean {
    return this.record.isConcurrent;
  }

  set isConcurrent(isConcurrent: boolean) {
    this.#update({ isConcurrent });
  }

  get isEventScope(): boolean {
    return this.record.isEventScope;
  }

  set isEventScope(isEventScope: boolean) {
    this.#update({ isEventScope });
  }

  /** Takes it out of its place in the tree, until it gets another parent. */
  detach(): void {
    this.#update({ parentId: undefined });
  }

  /** Makes it one of another definition. */
  migrateTo(definitionId: string, model: ProcessModel): void {
    this.#update({ definitionId });
    this.#model = model;
  }

  get isRoot(): boolean {
    return this.record.parentId === undefined;
  }

  get parent(): Execution | undefined {
    const { parentId } = this.record;
    if (parentId === undefined) return undefined;
    const record = this.run.state.tables.executions.get(parentId);
    return record && this.run.executionOf(record);
  }

  set parent(parent: Execution) {
    this.#update({ parentId: parent.id });
  }

  get root(): Execution {
    const record = this.run.state.tables.executions.get(this.record.processInstanceId);
    return record ? this.run.executionOf(record) : this;
  }

  /** With event scopes; oldest first. */
  get allChildren(): readonly Execution[] {
    const records = this.run.state.tables.executionsByParent.get(this.id);
    return records.length === 0 ? NONE : records.map((record) => this.run.executionOf(record));
  }

  get children(): readonly Execution[] {
    const children = this.allChildren;
    return children.length === 0 ? NONE : children.filter((child) => !child.isEventScope);
  }

  get eventScopes(): readonly Execution[] {
    const children = this.allChildren;
    return children.length === 0 ? NONE : children.filter((child) => child.isEventScope);
  }

  /** The instance that this call activity execution waits for. */
  get calledInstance(): Execution | undefined {
    const record = this.run.state.tables.executionsBySuper.first(this.id);
    return record && this.run.executionOf(record);
  }

  get superExecution(): Execution | undefined {
    const { superExecutionId } = this.record;
    return superExecutionId === undefined ? undefined : this.run.execution(superExecutionId);
  }

  /** The activity instance that the activity of this execution is in. */
  get parentActivityInstanceId(): string | undefined {
    return this.isRoot ? this.id : this.parent?.activityInstanceId;
  }

  /** This one, or what took over from it. */
  get current(): Execution {
    const first = this.replacedBy;
    return first?.replacedBy ?? first ?? this;
  }

  get hasReplacedParent(): boolean {
    return this.parent?.replacedBy === this;
  }

  get isReplacedByParent(): boolean {
    return this.replacedBy !== undefined && this.replacedBy === this.parent;
  }

  /** The scope that this scope execution stands for. */
  get scope(): Scope | undefined {
    return this.isRoot ? this.#model : this.activity;
  }

  createChild(options: NewExecution = {}): Execution {
    const { state } = this.run;
    const record = state.tables.executions.insert({
      id: state.nextId(),
      processInstanceId: this.record.processInstanceId,
      rootProcessInstanceId: this.record.rootProcessInstanceId,
      definitionId: this.record.definitionId,
      parentId: this.id,
      superExecutionId: undefined,
      businessKey: undefined,
      activityId: this.record.activityId,
      activityInstanceId: this.activityInstanceId,
      isActive: true,
      isConcurrent: options.isConcurrent ?? false,
      isScope: options.isScope ?? true,
      isEventScope: false,
      suspended: this.record.suspended,
      order: state.nextOrder(),
    });
    const child = this.run.executionOf(record);
    child.skipIoMappings = this.skipIoMappings;
    return child;
  }

  leaveActivityInstance(): void {
    this.activityInstanceId = this.parentActivityInstanceId;
    this.phase = 'default';
  }

  #update(patch: Partial<ExecutionRecord>): void {
    if (!this.isRemoved) this.run.state.tables.executions.update(this.record, patch);
  }
}

/** Activities that hold other activities and decide what happens when those end. */
export function isComposite(activity: Activity | undefined): boolean {
  const kind = activity?.behavior.kind;
  return kind === 'subProcess' || kind === 'transaction' || kind === 'eventSubProcess' || kind === 'multiInstanceBody';
}

/** Compensation throw events and cancel end events wait, with the handlers as their children. */
export function throwsCompensation(activity: Activity | undefined): boolean {
  const behavior = activity?.behavior;
  return behavior?.kind === 'throw' && (behavior.event.kind === 'compensation' || behavior.event.kind === 'cancel');
}
