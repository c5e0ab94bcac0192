import { externalTasks, topicNames } from '../../queries/external-tasks.ts';
import { NO_CONTENT, ok, type Route } from '../route.ts';
import { externalTaskShape } from '../shapes/external-task.ts';
import { found, isSet, notFound, nullValue } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

/** What can be asked about external tasks. */
export const externalTaskQueries: readonly Route[] = [
  ...listRoutes({ path: '/external-task', definition: externalTasks, shape: externalTaskShape, hasPost: true }),
  {
    method: 'GET',
    path: '/external-task/topic-names',
    query: ['withLockedTasks', 'withUnlockedTasks', 'withRetriesLeft'],
    handler: (engine, request) =>
      ok(
        engine.query((state) =>
          topicNames(state, {
            withLockedTasks: isSet(request, 'withLockedTasks'),
            withUnlockedTasks: isSet(request, 'withUnlockedTasks'),
            withRetriesLeft: isSet(request, 'withRetriesLeft'),
          }),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/external-task/:id',
    handler: found(
      (state, id) => {
        const task = state.tables.externalTasks.get(id);
        return task && externalTaskShape(task, state);
      },
      (id) => notFound(`External task with id ${id} does not exist`, 'RestException'),
    ),
  },
  {
    method: 'GET',
    path: '/external-task/:id/errorDetails',
    handler: (engine, { params }) => {
      const id = params.id as string;
      const details = engine.query(({ tables }) => {
        const task = tables.externalTasks.get(id);
        if (task === undefined) throw nullValue(`No external task found with id ${id}: externalTask is null`);
        return task.errorDetails;
      });
      return details === undefined ? NO_CONTENT : { status: 200, raw: { contentType: 'text/plain', content: details } };
    },
  },
];
