import { historicActivityInstances } from '../../queries/historic-activity-instances.ts';
import { historicExternalTaskLog } from '../../queries/historic-external-task-log.ts';
import { historicIncidents } from '../../queries/historic-incidents.ts';
import { historicJobLog } from '../../queries/historic-job-log.ts';
import { historicProcessInstances } from '../../queries/historic-process-instances.ts';
import { historicTasks } from '../../queries/historic-tasks.ts';
import { historicVariables } from '../../queries/historic-variables.ts';
import type { StoredRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { Table } from '../../store/table.ts';
import { type Handler, NO_CONTENT, type Route } from '../route.ts';
import { historicActivityInstanceShape } from '../shapes/historic-activity-instance.ts';
import { historicIncidentShape } from '../shapes/historic-incident.ts';
import { historicProcessInstanceShape } from '../shapes/historic-process-instance.ts';
import { historicTaskShape } from '../shapes/historic-task.ts';
import { externalTaskLogShape, jobLogShape } from '../shapes/log-entry.ts';
import { historicVariableShape } from '../shapes/variable-instance.ts';
import { found, isSet, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { binaryAnswer } from './variable-queries.ts';

/** What can be asked about the past. */
export const historyQueries: readonly Route[] = [
  ...listRoutes({
    path: '/history/process-instance',
    definition: historicProcessInstances,
    shape: historicProcessInstanceShape,
    hasPost: true,
  }),
  one('/history/process-instance/:id', ({ tables }) => tables.historicInstances, historicProcessInstanceShape, {
    missing: (id) => `Historic process instance with id ${id} does not exist`,
  }),
  ...listRoutes({
    path: '/history/activity-instance',
    definition: historicActivityInstances,
    shape: historicActivityInstanceShape,
    hasPost: true,
  }),
  one('/history/activity-instance/:id', ({ tables }) => tables.historicActivities, historicActivityInstanceShape, {
    missing: (id) => `Historic activity instance with id '${id}' does not exist`,
  }),
  ...listRoutes({ path: '/history/task', definition: historicTasks, shape: historicTaskShape, hasPost: true }),
  ...listRoutes({
    path: '/history/incident',
    definition: historicIncidents,
    shape: historicIncidentShape,
    hasPost: false,
  }),
  ...listRoutes({
    path: '/history/external-task-log',
    definition: historicExternalTaskLog,
    shape: externalTaskLogShape,
    hasPost: true,
  }),
  one('/history/external-task-log/:id', ({ tables }) => tables.externalTaskLog, externalTaskLogShape, {
    missing: (id) => `Historic external task log with id ${id} does not exist`,
  }),
  {
    method: 'GET',
    path: '/history/external-task-log/:id/error-details',
    handler: text(
      (state, id) => state.tables.externalTaskLog.get(id),
      ({ errorDetails }) => errorDetails,
      (id) => `No historic external task log found with id ${id}: historicExternalTaskLog is null`,
    ),
  },
  ...listRoutes({ path: '/history/job-log', definition: historicJobLog, shape: jobLogShape, hasPost: true }),
  one('/history/job-log/:id', ({ tables }) => tables.jobLog, jobLogShape, {
    missing: (id) => `Historic job log with id ${id} does not exist`,
  }),
  {
    method: 'GET',
    path: '/history/job-log/:id/stacktrace',
    handler: text(
      (state, id) => state.tables.jobLog.get(id),
      ({ stacktrace }) => stacktrace,
      (id) => `No historic job log found with id ${id}: historicJobLog is null`,
    ),
  },
  ...listRoutes({
    path: '/history/variable-instance',
    definition: historicVariables,
    shape: (variable, state, request) =>
      historicVariableShape(variable, state, isSet(request, 'deserializeValues', true)),
    hasPost: true,
    shapeQuery: ['deserializeValues'],
  }),
  {
    method: 'GET',
    path: '/history/variable-instance/:id',
    query: ['deserializeValue'],
    handler: found(
      (state, id, request) => {
        const variable = state.tables.historicVariables.get(id);
        if (variable === undefined || variable.state === 'DELETED') return undefined;
        return historicVariableShape(variable, state, isSet(request, 'deserializeValue', true));
      },
      (id) => notFound(`Historic variable instance with Id '${id}' does not exist.`),
    ),
  },
  {
    method: 'GET',
    path: '/history/variable-instance/:id/data',
    handler: (engine, { params }) => {
      const id = params.id as string;
      const variable = engine.query(({ tables }) => tables.historicVariables.get(id));
      if (variable === undefined) throw notFound(`Historic variable instance with Id '${id}' does not exist.`);
      return binaryAnswer(variable.value, id);
    },
  },
];

function one<R extends StoredRecord>(
  path: string,
  tableOf: (state: EngineState) => Table<R>,
  shape: (record: R, state: EngineState) => object,
  { missing }: { missing(id: string): string },
): Route {
  return {
    method: 'GET',
    path,
    handler: found(
      (state, id) => {
        const record = tableOf(state).get(id);
        return record && shape(record, state);
      },
      (id) => notFound(missing(id)),
    ),
  };
}

/** A long text of a record on its own; 204 when the record has none. */
function text<R>(
  find: (state: EngineState, id: string) => R | undefined,
  textOf: (record: R) => string | undefined,
  missing: (id: string) => string,
): Handler {
  return (engine, { params }) => {
    const id = params.id as string;
    const record = engine.query((state) => find(state, id));
    if (record === undefined) throw notFound(missing(id));
    const content = textOf(record);
    return content === undefined ? NO_CONTENT : { status: 200, raw: { contentType: 'text/plain', content } };
  };
}
