import type { EngineState } from '../../src/state/engine-state.ts';
import { child, externalTask, incident, insert, instance, job, NOW_MS, userTask, variable } from './sample-state.ts';

/** Inserts at least one record of every table: a deployment, a running instance with a failed task and a failed job, an ended instance. */
export function insertSample(state: EngineState): void {
  insert(state, (tables) => {
    insertDeployed(tables);
    insertRunning(tables);
    insertHistory(tables);
    insertLogs(tables);
  });
}

type Tables = EngineState['tables'];

const XML =
  '<?xml version="1.0"?>\n<bpmn:definitions xmlns:bpmn="x" id="d" targetNamespace="t&amp;n"></bpmn:definitions>';
const DMN = '<definitions id="drd" namespace="x"></definitions>';

function insertDeployed(tables: Tables): void {
  tables.deployments.insert({ id: 'dep-1', name: 'one', source: 'test', deployedAtMs: NOW_MS });
  const encoder = new TextEncoder();
  const file = (id: string, name: string, text: string): void => {
    tables.resources.insert({ id, deploymentId: 'dep-1', name, content: encoder.encode(text) });
  };
  file('res-1', 'shapes.bpmn', XML);
  file('res-2', 'dec.dmn', DMN);
  const definition = { historyTimeToLiveDays: 5, deploymentId: 'dep-1', resourceName: 'shapes.bpmn', suspended: false };
  for (const version of [1, 2]) {
    const id = `shapes:${version}:d${version}`;
    tables.definitions.insert({ ...definition, id, key: 'shapes', version, name: 'Shapes', versionTag: `v${version}` });
  }
  const other = { ...definition, name: undefined, versionTag: undefined, version: 1 };
  tables.definitions.insert({ ...other, id: 'child:1:d3', key: 'child' });
  tables.decisions.insert({
    ...{ id: 'dec:1:d4', key: 'dec', version: 1, name: 'Dec', versionTag: 'd1', historyTimeToLiveDays: 5 },
    ...{ deploymentId: 'dep-1', resourceName: 'dec.dmn', requirementsKey: undefined },
  });
  tables.jobDefinitions.insert({
    ...{ id: 'jd-1', definitionId: 'shapes:1:d1', definitionKey: 'shapes', deploymentId: 'dep-1', activityId: 'async' },
    ...{ jobType: 'async-continuation', jobConfiguration: 'async-before', suspended: false },
    overridingJobPriority: undefined,
  });
}

function insertRunning(tables: Tables): void {
  const root = tables.executions.insert(instance('pi-1', { businessKey: 'bk-1' }));
  const ext = tables.executions.insert(child('ex-1', root, { activityId: 'ext', activityInstanceId: 'ext:1' }));
  const waiting = tables.executions.insert(
    child('ex-2', root, { activityId: 'async', activityInstanceId: undefined, order: 3 }),
  );
  const aroundUser = tables.executions.insert(
    child('ex-3', root, { activityInstanceId: 'user:1', isActive: false, order: 4 }),
  );
  const user = tables.executions.insert(
    child('ex-4', aroundUser, { activityId: 'user', activityInstanceId: 'user:1', isScope: true, isConcurrent: false }),
  );
  tables.executions.insert(instance('pi-2', { definitionId: 'child:1:d3', superExecutionId: 'ex-1', order: 9 }));
  tables.variables.insert(variable(root, 'text', { type: 'String', value: 'x' }));
  tables.variables.insert(variable(root, 'count', { type: 'Integer', value: 10 }));
  tables.variables.insert(variable(user, 'own', { type: 'Long', value: 7n }));
  const failed = { workerId: 'w', lockExpiresAtMs: NOW_MS - 1, retries: 0, errorMessage: 'em', errorDetails: 'ed' };
  tables.externalTasks.insert(externalTask('et-1', ext, { ...failed, priority: 7 }));
  tables.userTasks.insert(
    userTask('ut-1', user, {
      ...{ assignee: 'demo', description: 'Doc', dueAtMs: NOW_MS + 1000, formKey: 'embedded:x' },
      ...{ candidateUsers: ['u1'], candidateGroups: ['g1', 'g2'] },
    }),
  );
  tables.userTasks.insert(userTask('ut-2', user, { name: 'Other', taskDefinitionKey: 'mi' }));
  tables.variables.insert(variable(user, 'mine', { type: 'Boolean', value: true }, { taskId: 'ut-1' }));
  tables.jobs.insert(
    job('job-1', {
      ...{ kind: 'async-before', activityId: 'async', executionId: waiting.id, processInstanceId: 'pi-1', retries: 0 },
      ...{ exceptionMessage: 'boom', failedActivityId: 'async', stacktrace: 'at …' },
    }),
  );
  tables.jobs.insert(job('job-2', { dueAtMs: NOW_MS + 5000, executionId: user.id, processInstanceId: 'pi-1' }));
  tables.incidents.insert(incident('inc-1', ext, { configuration: 'et-1', historyConfiguration: 'etl-1' }));
  const ofJob = { incidentType: 'failedJob', message: 'boom', activityId: 'async', failedActivityId: 'async' };
  tables.incidents.insert(incident('inc-2', waiting, { ...ofJob, configuration: 'job-1', jobDefinitionId: 'jd-1' }));
  const subscription = { eventType: 'message', definitionId: 'shapes:1:d1', createdAtMs: NOW_MS, order: 1 } as const;
  const shared = { ...subscription, eventName: 'msg-one', configuration: undefined };
  tables.subscriptions.insert({
    ...shared,
    id: 'es-1',
    activityId: 'ms',
    executionId: undefined,
    processInstanceId: undefined,
  });
  tables.subscriptions.insert({
    ...shared,
    id: 'es-2',
    activityId: 'user',
    executionId: 'ex-4',
    processInstanceId: 'pi-1',
  });
}

const definition = { definitionId: 'shapes:1:d1', definitionKey: 'shapes' };
const place = { ...definition, processInstanceId: 'pi-1', rootProcessInstanceId: 'pi-1', executionId: 'ex-1' };

function insertHistory(tables: Tables): void {
  for (const [id, endedAtMs] of [
    ['pi-1', undefined],
    ['pi-0', NOW_MS],
  ] as const) {
    tables.historicInstances.insert({
      ...{ ...definition, id, definitionVersion: 1, definitionName: 'Shapes', businessKey: `bk-${id.slice(3)}` },
      ...{ startedAtMs: NOW_MS - 1000, endedAtMs, startActivityId: 'start', endActivityId: undefined },
      ...{
        startUserId: undefined,
        superProcessInstanceId: id === 'pi-0' ? 'pi-9' : undefined,
        rootProcessInstanceId: id,
        deleteReason: undefined,
      },
      state: endedAtMs === undefined ? 'ACTIVE' : 'COMPLETED',
    });
  }
  for (const [id, endedAtMs] of [
    ['start:1', NOW_MS - 500],
    ['ext:1', undefined],
  ] as const) {
    tables.historicActivities.insert({
      ...{ ...place, id, parentActivityInstanceId: 'pi-1', activityId: id.slice(0, -2), activityName: 'Name' },
      ...{ activityType: 'serviceTask', taskId: undefined, assignee: undefined, calledProcessInstanceId: undefined },
      ...{ startedAtMs: NOW_MS - 900, endedAtMs, canceled: false, completeScope: false, order: 1 },
    });
  }
  tables.historicVariables.insert({
    ...{ ...place, id: 'v-pi-1-text', name: 'text', value: { type: 'String', value: 'x' }, activityInstanceId: 'pi-1' },
    ...{ taskId: undefined, createdAtMs: NOW_MS, state: 'CREATED' },
  });
  tables.historicVariables.insert({
    ...{ ...place, id: 'v-gone', name: 'gone', value: { type: 'Integer', value: 10 }, activityInstanceId: 'pi-1' },
    ...{ taskId: undefined, createdAtMs: NOW_MS, state: 'DELETED' },
  });
  tables.historicIncidents.insert({
    ...{ ...place, id: 'inc-1', incidentType: 'failedExternalTask', message: 'em', createdAtMs: NOW_MS, state: 'OPEN' },
    ...{ endedAtMs: undefined, activityId: 'ext', failedActivityId: undefined, causeIncidentId: 'inc-1' },
    ...{
      rootCauseIncidentId: 'inc-1',
      configuration: 'et-1',
      historyConfiguration: 'etl-failure',
      annotation: undefined,
    },
    jobDefinitionId: undefined,
  });
  tables.historicTasks.insert({
    ...{ ...place, id: 'ut-1', name: 'User', description: 'Doc', assignee: 'demo', owner: undefined, priority: 50 },
    ...{ dueAtMs: NOW_MS + 1000, followUpAtMs: undefined, taskDefinitionKey: 'user', activityInstanceId: 'user:1' },
    ...{ startedAtMs: NOW_MS, lastUpdatedAtMs: undefined, endedAtMs: undefined, deleteReason: undefined },
  });
}

function insertLogs(tables: Tables): void {
  for (const event of ['creation', 'failure'] as const) {
    tables.externalTaskLog.insert({
      ...{ ...place, id: `etl-${event}`, event, externalTaskId: 'et-1', atMs: NOW_MS, topic: 'topic-one', priority: 7 },
      ...{ workerId: event === 'failure' ? 'w' : undefined, retries: undefined, activityId: 'ext' },
      ...{ errorMessage: event === 'failure' ? 'em' : undefined, errorDetails: event === 'failure' ? 'ed' : undefined },
      activityInstanceId: 'ext:1',
    });
    tables.jobLog.insert({
      ...{ ...place, id: `jl-${event}`, event, jobId: 'job-1', atMs: NOW_MS, jobDueAtMs: NOW_MS, jobRetries: 3 },
      ...{
        jobPriority: 0,
        failedActivityId: undefined,
        jobDefinitionId: 'jd-1',
        jobDefinitionType: 'async-continuation',
      },
      ...{ jobDefinitionConfiguration: 'async-before', activityId: 'async', deploymentId: 'dep-1' },
      ...{
        jobExceptionMessage: event === 'failure' ? 'boom' : undefined,
        stacktrace: event === 'failure' ? 'at …' : undefined,
      },
    });
  }
}
