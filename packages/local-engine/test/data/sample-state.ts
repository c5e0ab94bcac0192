import type { EngineApi } from '../../src/engine-api.ts';
import type { ProcessModel } from '../../src/model/process-model.ts';
import type {
  ExecutionRecord,
  ExternalTaskRecord,
  IncidentRecord,
  JobRecord,
  UserTaskRecord,
  VariableRecord,
} from '../../src/records/runtime-records.ts';
import type { EngineState } from '../../src/state/engine-state.ts';
import { openTables } from '../../src/state/tables.ts';
import { Store } from '../../src/store/store.ts';
import type { TypedValue } from '../../src/values/typed-value.ts';
import { sampleModel } from './sample-model.ts';

/** The time that a sample engine's clock shows. */
export const NOW_MS: number = Date.parse('2030-01-01T12:00:00.000Z');

/** An empty engine state over a real store, for records that a test inserts. Every definition has the sample model. */
export function emptyState(): EngineState {
  const store = new Store();
  const models = new Map<string, ProcessModel>();
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };
  return {
    tables: openTables(store),
    clock: { now: () => NOW_MS },
    settings: { unhandledBpmnError: 'exception', defaultRetries: 3 },
    nextId: () => `id-${String(next()).padStart(6, '0')}`,
    nextOrder: next,
    modelOf: (id) => {
      const model = models.get(id) ?? sampleModel(id);
      models.set(id, model);
      return model;
    },
    decisionsOf: refuse,
    addModel: refuse,
    addDecisions: refuse,
    forgetCompiled: refuse,
    random: () => undefined,
    afterCommit: (work) => store.afterCommit(work),
    ...{ store },
  };
}

/** Inserts records in one transaction of the state's store. */
export function insert(state: EngineState, work: (tables: EngineState['tables']) => void): void {
  const { store } = state as EngineState & { readonly store: Store };
  store.run(() => work(state.tables));
}

function refuse(): never {
  throw new Error('this engine only answers questions');
}

/** The questions of an engine over a state; it takes no commands. */
export function engineOver(state: EngineState): EngineApi {
  return {
    query: (question) => question(state),
    execute: refuse,
    executeJob: refuse,
    deploy: refuse,
    onTasksAvailable: () => () => {},
  };
}

/** The root of a running instance. */
export function instance(id: string, parts: Partial<ExecutionRecord> = {}): ExecutionRecord {
  return {
    id,
    processInstanceId: id,
    rootProcessInstanceId: id,
    definitionId: 'shapes:1:d1',
    parentId: undefined,
    superExecutionId: undefined,
    businessKey: undefined,
    activityId: undefined,
    activityInstanceId: id,
    isActive: false,
    isConcurrent: false,
    isScope: true,
    isEventScope: false,
    suspended: false,
    order: 1,
    ...parts,
  };
}

/** An execution below the root of an instance. */
export function child(id: string, parent: ExecutionRecord, parts: Partial<ExecutionRecord> = {}): ExecutionRecord {
  const { processInstanceId, rootProcessInstanceId, definitionId } = parent;
  return instance(id, {
    processInstanceId,
    rootProcessInstanceId,
    definitionId,
    parentId: parent.id,
    isActive: true,
    isConcurrent: true,
    isScope: false,
    order: parent.order + 1,
    ...parts,
  });
}

/** A variable of an execution. */
export function variable(
  execution: ExecutionRecord,
  name: string,
  value: TypedValue,
  parts: Partial<VariableRecord> = {},
): VariableRecord {
  return {
    id: `v-${execution.id}-${name}`,
    name,
    value,
    processInstanceId: execution.processInstanceId,
    executionId: execution.id,
    taskId: undefined,
    activityInstanceId: execution.activityInstanceId ?? execution.id,
    isConcurrentLocal: false,
    sequence: 1,
    revision: 1,
    ...parts,
  };
}

/** A task that waits for a worker. */
export function externalTask(
  id: string,
  execution: ExecutionRecord,
  parts: Partial<ExternalTaskRecord> = {},
): ExternalTaskRecord {
  return {
    id,
    topic: 'topic-one',
    activityId: 'ext',
    activityInstanceId: `ext:${id}`,
    executionId: execution.id,
    processInstanceId: execution.processInstanceId,
    definitionId: execution.definitionId,
    priority: 0,
    createdAtMs: NOW_MS,
    workerId: undefined,
    lockExpiresAtMs: undefined,
    retries: undefined,
    errorMessage: undefined,
    errorDetails: undefined,
    suspended: false,
    lastFailureLogId: undefined,
    ...parts,
  };
}

/** An open user task. */
export function userTask(id: string, execution: ExecutionRecord, parts: Partial<UserTaskRecord> = {}): UserTaskRecord {
  return {
    id,
    name: 'User',
    description: undefined,
    assignee: undefined,
    owner: undefined,
    delegationState: undefined,
    priority: 50,
    dueAtMs: undefined,
    followUpAtMs: undefined,
    formKey: undefined,
    createdAtMs: NOW_MS,
    lastUpdatedAtMs: undefined,
    taskDefinitionKey: 'user',
    executionId: execution.id,
    activityInstanceId: `user:${id}`,
    processInstanceId: execution.processInstanceId,
    definitionId: execution.definitionId,
    suspended: false,
    candidateUsers: [],
    candidateGroups: [],
    ...parts,
  };
}

/** A timer that is due at once. */
export function job(id: string, parts: Partial<JobRecord> = {}): JobRecord {
  return {
    id,
    kind: 'timer',
    jobDefinitionId: 'jd-1',
    activityId: 'user',
    executionId: undefined,
    processInstanceId: undefined,
    definitionId: 'shapes:1:d1',
    definitionKey: 'shapes',
    deploymentId: 'dep-1',
    dueAtMs: undefined,
    retries: 3,
    priority: 0,
    exclusive: true,
    suspended: false,
    createdAtMs: NOW_MS,
    exceptionMessage: undefined,
    failedActivityId: undefined,
    stacktrace: undefined,
    configuration: {},
    lastFailureLogId: undefined,
    ...parts,
  };
}

/** An incident of an external task. */
export function incident(id: string, execution: ExecutionRecord, parts: Partial<IncidentRecord> = {}): IncidentRecord {
  return {
    id,
    incidentType: 'failedExternalTask',
    message: 'em',
    createdAtMs: NOW_MS,
    executionId: execution.id,
    activityId: 'ext',
    failedActivityId: undefined,
    processInstanceId: execution.processInstanceId,
    definitionId: execution.definitionId,
    causeIncidentId: id,
    rootCauseIncidentId: id,
    configuration: undefined,
    annotation: undefined,
    jobDefinitionId: undefined,
    historyConfiguration: undefined,
    ...parts,
  };
}
