import { variablesVisibleFrom } from '../../kernel/variables.ts';
import { tasks } from '../../queries/tasks.ts';
import type { UserTaskRecord, VariableRecord } from '../../records/runtime-records.ts';
import { EngineError } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { ok, type Route } from '../route.ts';
import { identityLinkShapes, taskShape } from '../shapes/task.ts';
import { shownVariables } from '../variables.ts';
import { found, isSet, notFound, nullValue } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { variableRoutes } from './variable-queries.ts';

/** What can be asked about open user tasks. */
export const taskQueries: readonly Route[] = [
  ...listRoutes({ path: '/task', definition: tasks, shape: taskShape, hasPost: true }),
  {
    method: 'GET',
    path: '/task/:id',
    unsupportedQuery: ['withCommentAttachmentInfo', 'withTaskVariablesInReturn', 'withTaskLocalVariablesInReturn'],
    handler: found(
      (state, id) => {
        const task = state.tables.userTasks.get(id);
        return task && taskShape(task);
      },
      (id) => notFound(`No matching task with id ${id}`),
    ),
  },
  {
    method: 'GET',
    path: '/task/:id/identity-links',
    query: ['type'],
    handler: found(
      (state, id, { query }) => {
        const task = state.tables.userTasks.get(id);
        const type = query.get('type');
        const links = task && identityLinkShapes(task);
        return type === undefined ? links : links?.filter((link) => 'type' in link && link.type === type);
      },
      (id) => nullValue(`Cannot find task with id ${id}: task is null`),
    ),
  },
  {
    method: 'GET',
    path: '/task/:id/form',
    handler: found(
      (state, id) => {
        const task = state.tables.userTasks.get(id);
        return task && { key: task.formKey ?? null, camundaFormRef: null, contextPath: null };
      },
      (id) => new EngineError(400, 'RestException', `Cannot get form for task ${id}`),
    ),
  },
  {
    method: 'GET',
    path: '/task/:id/form-variables',
    query: ['variableNames', 'deserializeValues'],
    handler: (engine, request) => {
      const names = request.query.get('variableNames')?.split(',');
      return ok(
        engine.query((state) => {
          const id = request.params.id as string;
          const variables = visibleVariables(state, id);
          if (variables === undefined) {
            throw new EngineError(400, 'BadUserRequestException', `Cannot find task with id '${id}'.: task is null`);
          }
          const wanted = [...variables.values()].filter(({ name }) => names?.includes(name) ?? true);
          return shownVariables(wanted, { deserializeValues: isSet(request, 'deserializeValues', true) });
        }),
      );
    },
  },
  ...variableRoutes({ path: '/task/:id/variables', kind: 'task', variables: visibleVariables }),
  ...variableRoutes({
    path: '/task/:id/localVariables',
    kind: 'task',
    variables: (state, id) => {
      const task = state.tables.userTasks.get(id);
      return task && localToTask(state, task);
    },
  }),
];

function visibleVariables(state: EngineState, taskId: string): ReadonlyMap<string, VariableRecord> | undefined {
  const task = state.tables.userTasks.get(taskId);
  return task && new Map([...variablesVisibleFrom(state, task.executionId), ...localToTask(state, task)]);
}

function localToTask({ tables }: EngineState, { id }: UserTaskRecord): ReadonlyMap<string, VariableRecord> {
  return new Map(tables.variablesByTask.get(id).map((variable) => [variable.name, variable]));
}
