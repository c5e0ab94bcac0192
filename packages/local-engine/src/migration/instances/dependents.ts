import type { Execution } from '../../kernel/execution.ts';
import { expressionScopeOf, textOf } from '../../kernel/expressions.ts';
import { timerUpdate } from '../../kernel/timers.ts';
import { type Activity, eventOf, type Scope } from '../../model/process-model.ts';
import type {
  EventSubscriptionRecord,
  ExternalTaskRecord,
  IncidentRecord,
  JobRecord,
  UserTaskRecord,
  VariableRecord,
} from '../../records/runtime-records.ts';
import type { MigrationTarget } from './migration-target.ts';

/** What a dependent hangs on: an activity instance or a transition instance. */
export interface Owner {
  /** The execution that stands for it at this moment. */
  readonly execution: Execution;
  /** Whether it is an activity instance that is a scope at this moment. */
  readonly isScope: boolean;
}

/** Something that hangs on an execution and goes where its activity instance goes. */
export interface Dependent {
  readonly variableName?: string;
  /** Takes it off its execution, before that is moved or removed. May run twice. */
  detach(): void;
  attach(owner: Owner): void;
  /** Makes it one of the target definition. */
  migrate(): void;
}

/** In no execution: between detaching and attaching. */
const nowhere = '';

export function variableDependent(
  target: MigrationTarget,
  record: VariableRecord,
  isConcurrentLocalInParentScope: boolean,
): Dependent {
  const { tables } = target.state;
  return {
    variableName: record.name,
    detach: () => tables.variables.update(record, { executionId: nowhere }),
    attach: ({ execution, isScope }) => {
      const owner = isScope && isConcurrentLocalInParentScope ? execution.parent : execution;
      tables.variables.update(record, { executionId: (owner ?? execution).id });
    },
    migrate: () => migrateVariableHistory(target, record),
  };
}

export function userTaskDependent(target: MigrationTarget, task: UserTaskRecord, scope: Scope): Dependent {
  const { tables } = target.state;
  return {
    detach: () => tables.userTasks.update(task, { executionId: nowhere }),
    attach: ({ execution }) => {
      tables.userTasks.update(task, { executionId: execution.id });
      for (const variable of tables.variablesByTask.get(task.id)) {
        tables.variables.update(variable, { executionId: execution.id });
      }
    },
    migrate: () => {
      const taskDefinitionKey = target.idOf(scope);
      tables.userTasks.update(task, { definitionId: target.definition.id, taskDefinitionKey });
      const historic = tables.historicTasks.get(task.id);
      const { executionId } = task;
      if (historic) tables.historicTasks.update(historic, { executionId, taskDefinitionKey, ...target.reference });
    },
  };
}

export function externalTaskDependent(target: MigrationTarget, task: ExternalTaskRecord, scope: Scope): Dependent {
  const { externalTasks } = target.state.tables;
  return {
    detach: () => externalTasks.update(task, { executionId: nowhere }),
    attach: ({ execution }) => externalTasks.update(task, { executionId: execution.id }),
    migrate: () => externalTasks.update(task, { activityId: target.idOf(scope), definitionId: target.definition.id }),
  };
}

/** The instance that a call activity without a scope of its own waits for. */
export function calledInstanceDependent(called: Execution): Dependent {
  const { executions } = called.run.state.tables;
  return {
    detach: () => executions.update(called.record, { superExecutionId: undefined }),
    attach: ({ execution }) => executions.update(called.record, { superExecutionId: execution.id }),
    migrate: () => undefined,
  };
}

/** A job or subscription that goes on as that of another activity. */
export interface NewTrigger {
  readonly execution: Execution;
  readonly activity: Activity;
  readonly updateEventTrigger: boolean;
}

export function subscriptionDependent(
  target: MigrationTarget,
  subscription: EventSubscriptionRecord,
  { activity, updateEventTrigger, ...place }: NewTrigger,
): Dependent {
  const { subscriptions } = target.state.tables;
  let owner = place.execution;
  return {
    detach: () => subscriptions.update(subscription, { executionId: undefined }),
    attach: ({ execution }) => {
      owner = execution;
      subscriptions.update(subscription, { executionId: execution.id });
    },
    migrate() {
      const patch = { activityId: activity.id, definitionId: target.definition.id };
      const event = eventOf(activity);
      const isNamed = event?.kind === 'message' || event?.kind === 'signal';
      if (!updateEventTrigger || !isNamed) return subscriptions.update(subscription, patch);
      const eventName = textOf(event.name.evaluate(expressionScopeOf(owner)));
      subscriptions.update(subscription, { ...patch, eventName });
    },
  };
}

/** A job and its incidents. */
export class JobDependent implements Dependent {
  readonly job: JobRecord;
  readonly activity: Activity;
  readonly jobDefinitionId: string | undefined;
  readonly incidents: Dependent[] = [];
  readonly #target: MigrationTarget;
  readonly #updateEventTrigger: boolean;
  #execution: Execution;

  constructor(target: MigrationTarget, job: JobRecord, { execution, activity, updateEventTrigger }: NewTrigger) {
    this.#target = target;
    this.#execution = execution;
    this.#updateEventTrigger = updateEventTrigger;
    this.job = job;
    this.activity = activity;
    const jobType = target.state.tables.jobDefinitions.get(job.jobDefinitionId)?.jobType;
    this.jobDefinitionId = target.jobDefinitionOf(activity.id, jobType)?.id;
  }

  detach(): void {
    this.#target.state.tables.jobs.update(this.job, { executionId: undefined });
    for (const incident of this.incidents) incident.detach();
  }

  attach(owner: Owner): void {
    this.#execution = owner.execution;
    this.#target.state.tables.jobs.update(this.job, { executionId: owner.execution.id });
    for (const incident of this.incidents) incident.attach(owner);
  }

  migrate(): void {
    const { job, activity } = this;
    const { definition, state, reference } = this.#target;
    state.tables.jobs.update(job, {
      activityId: activity.id,
      deploymentId: definition.deploymentId,
      jobDefinitionId: this.jobDefinitionId ?? job.jobDefinitionId,
      ...reference,
      ...(job.kind === 'async-after' ? { configuration: flowBehind(activity, job) } : {}),
      ...(job.kind === 'timer' && this.#updateEventTrigger ? timerUpdate(this.#execution, job, activity) : {}),
    });
    for (const incident of this.incidents) incident.migrate();
  }
}

/** Of several flows the one of the same id; that there is one has been validated. */
function flowBehind({ outgoing }: Activity, job: JobRecord): JobRecord['configuration'] {
  const [only] = outgoing;
  if (!only) return {};
  const { transitionId } = job.configuration;
  return { transitionId: outgoing.length === 1 ? only.id : (transitionId ?? only.id) };
}

export function incidentDependent(
  target: MigrationTarget,
  incident: IncidentRecord,
  scope: Scope,
  jobDefinitionId: string | undefined,
): Dependent {
  const { tables } = target.state;
  return {
    detach: () => tables.incidents.update(incident, { executionId: undefined }),
    attach: ({ execution }) => tables.incidents.update(incident, { executionId: execution.id }),
    migrate: () => {
      const patch = { activityId: target.idOf(scope), definitionId: target.definition.id, jobDefinitionId };
      tables.incidents.update(incident, patch);
      const historic = tables.historicIncidents.get(incident.id);
      if (!historic) return;
      const { executionId } = incident;
      tables.historicIncidents.update(historic, { ...patch, executionId, definitionKey: target.definition.key });
    },
  };
}

function migrateVariableHistory(target: MigrationTarget, record: VariableRecord): void {
  const { historicVariables } = target.state.tables;
  const historic = historicVariables.get(record.id);
  if (historic) historicVariables.update(historic, target.reference);
}
