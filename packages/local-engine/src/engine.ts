import type { DecisionModel } from '@stepwright/decision';
import { CalendarError } from './calendar/calendar-error.ts';
import { deployResources } from './commands/deploy-resources.ts';
import { executeJob } from './commands/execute-job.ts';
import { recordJobFailure } from './commands/record-job-failure.ts';
import { compileResource, compileResources } from './compile-resources.ts';
import type { DeploymentInput, DeploymentResult, EngineApi } from './engine-api.ts';
import { ExpressionError } from './juel/expression-error.ts';
import type { ProcessModel } from './model/process-model.ts';
import { mulberry32 } from './mulberry32.ts';
import type { Clock } from './state/clock.ts';
import { CommandClock } from './state/command-clock.ts';
import { processEngineException } from './state/engine-error.ts';
import type { EngineSettings, EngineState } from './state/engine-state.ts';
import { openTables, type Tables } from './state/tables.ts';
import type { Store } from './store/store.ts';

export interface EngineOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: EngineSettings;
  /** Makes ids and the order of branches repeatable. @default ids are unique, branches run in the order of the model */
  readonly seed?: number | undefined;
}

/**
 * The engine: tables, compiled models, and commands that run one at a time, each in a transaction.
 *
 * 1. A command is synchronous; what it changed is there whole or not at all.
 * 2. Its promise resolves when the change is durable.
 * 3. Ids are never given twice, not even over restarts.
 */
export class Engine implements EngineApi {
  readonly state: EngineState;
  readonly #store: Store;
  readonly #clock: CommandClock;
  readonly #listeners = new Set<() => void>();
  readonly #waitListeners = new Set<() => void>();
  readonly #jobListeners = new Set<() => void>();
  readonly #processes = new Map<string, ProcessModel>();
  readonly #decisions = new Map<string, DecisionModel>();
  #order: number;
  #random: (() => number) | undefined;
  #idPrefix: string;
  #idCount = 0;
  /** All but the last two digits of the ids that come next. */
  #idHead = '';

  constructor({ store, clock, settings, seed }: EngineOptions) {
    this.#store = store;
    const tables = openTables(store);
    this.#random = seed === undefined ? undefined : mulberry32(seed);
    this.#order = clockOrder(tables);
    this.#idPrefix = this.#nextEpoch(seed);
    this.#clock = new CommandClock(clock);
    this.state = this.#createState(tables, this.#clock, settings);
  }

  /** Compiles what a data folder brought. Call it once before use. */
  async loadDefinitions(): Promise<void> {
    const { tables } = this.state;
    for (const resource of [...tables.resources.values()]) {
      const compiled = await compileResource(resource);
      for (const model of compiled.processes) {
        const definition = tables.definitionsByDeployment
          .get(resource.deploymentId)
          .find((one) => one.key === model.id && one.resourceName === resource.name);
        if (definition) this.#processes.set(definition.id, model);
      }
      for (const decision of tables.decisions.values()) {
        const isOfFile = decision.deploymentId === resource.deploymentId && decision.resourceName === resource.name;
        if (isOfFile && compiled.decisions) this.#decisions.set(decision.id, compiled.decisions);
      }
    }
  }

  async execute<T>(command: (state: EngineState) => T): Promise<T> {
    try {
      const result = this.#run(command);
      this.#tellWhoWaits();
      return result;
    } finally {
      // A refusal too may rest on what another command did.
      if (this.#store.isDurable) await this.#store.durable();
    }
  }

  query<T>(question: (state: EngineState) => T): T {
    return question(this.state);
  }

  settled(): Promise<void> | undefined {
    return this.#store.isDurable ? this.#store.durable() : undefined;
  }

  async executeJob(jobId: string): Promise<void> {
    let failedActivityId: string | undefined;
    const onFailure = (activityId: string | undefined): void => {
      failedActivityId = activityId;
    };
    try {
      await this.execute((state) => executeJob(state, jobId, onFailure));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      await this.execute((state) => recordJobFailure(state, jobId, error, failedActivityId));
      throw error;
    }
  }

  async deploy(input: DeploymentInput): Promise<DeploymentResult> {
    const resources = await compileResources(input.resources);
    return await this.execute((state) => deployResources(state, { ...input, resources }));
  }

  onTasksAvailable(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#tellOfWaiting();
    return () => void this.#listeners.delete(listener);
  }

  /** Calls `listener` when somebody begins to wait for external tasks, and while somebody does, whenever tasks changed. */
  onTasksWaitedFor(listener: () => void): void {
    this.#waitListeners.add(listener);
  }

  /** Calls `listener` whenever jobs came or may have become due. */
  onJobsChanged(listener: () => void): void {
    this.#jobListeners.add(listener);
  }

  /** Tells everybody who waits for external tasks to look again. */
  announceTasks(): void {
    for (const listener of [...this.#listeners]) listener();
    this.#tellOfWaiting();
  }

  #tellOfWaiting(): void {
    if (this.#listeners.size === 0) return;
    for (const listener of this.#waitListeners) listener();
  }

  #tellWhoWaits(): void {
    const { externalTasksChanged, jobsChanged } = this.state.tables;
    if (externalTasksChanged.take()) this.announceTasks();
    if (jobsChanged.take()) for (const listener of this.#jobListeners) listener();
  }

  #run<T>(command: (state: EngineState) => T): T {
    try {
      return this.#clock.during(() => this.#store.run(() => this.#guarded(command)));
    } catch (error) {
      const isModelFault = error instanceof ExpressionError || error instanceof CalendarError;
      throw isModelFault ? processEngineException(error.message, error) : error;
    }
  }

  /** What a database would do at the end of a transaction. */
  #guarded<T>(command: (state: EngineState) => T): T {
    const { tables } = this.state;
    tables.variableRevisions.begin();
    tables.orphanGuard.begin();
    const result = command(this.state);
    tables.orphanGuard.check(tables);
    tables.variableRevisions.count(tables.variables);
    return result;
  }

  #createState(tables: Tables, clock: Clock, settings: EngineSettings): EngineState {
    return {
      tables,
      clock,
      settings,
      nextId: () => this.#nextId(),
      nextOrder: () => this.#order++,
      modelOf: (id) => this.#processes.get(id) ?? missingModel(id),
      decisionsOf: (id) => this.#decisions.get(id) ?? missingModel(id),
      addModel: (id, model) => void this.#processes.set(id, model),
      addDecisions: (id, model) => void this.#decisions.set(id, model),
      forgetCompiled: (id) => this.#store.afterCommit(() => this.#forgetCompiled(id)),
      random: () => this.#random?.(),
      afterCommit: (work) => this.#store.afterCommit(work),
    };
  }

  #forgetCompiled(id: string): void {
    this.#processes.delete(id);
    this.#decisions.delete(id);
  }

  #nextId(): string {
    const last = this.#idCount & 0xff;
    if (last === 0) this.#idHead = this.#idPrefix + (this.#idCount / 0x100).toString(16).padStart(10, '0');
    this.#idCount += 1;
    return this.#idHead + TWO_DIGITS[last];
  }

  /** Ids look like UUIDs. Each start of an engine gives others: a counter on disk where there is one, else the time. */
  #nextEpoch(seed: number | undefined): string {
    if (seed !== undefined) return uuidPrefix(seed);
    const { meta } = this.#store;
    const epoch = Math.max(Date.now(), Number(meta.get('epoch') ?? 0) + 1);
    this.#store.run(() => meta.set('epoch', epoch));
    return uuidPrefix(epoch);
  }
}

/** `00` to `ff`. */
const TWO_DIGITS: readonly string[] = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The first four groups of a UUID of version 8, with a number in them. */
function uuidPrefix(epoch: number): string {
  const hex = epoch.toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-8000-8000-`;
}

function clockOrder(tables: Tables): number {
  let highest = 0;
  for (const { order } of tables.historicActivities.values()) highest = Math.max(highest, order);
  for (const { order } of tables.executions.values()) highest = Math.max(highest, order);
  for (const { order } of tables.subscriptions.values()) highest = Math.max(highest, order);
  return highest + 1;
}

function missingModel(definitionId: string): never {
  throw new Error(`the engine has no compiled model of definition ${definitionId}`);
}
