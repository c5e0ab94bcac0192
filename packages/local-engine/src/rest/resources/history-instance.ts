import { deleteHistoricInstance } from '../../commands/delete-historic-instance.ts';
import { reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type Route } from '../route.ts';

/** What can be done to history. */
export const historyInstanceRoutes: readonly Route[] = [
  { method: 'DELETE', path: '/history/process-instance/:id', handler: remove, query: ['failIfNotExists'] },
];

async function remove(...[engine, { params, query }]: Parameters<Handler>): Promise<RestAnswer> {
  const id = params.id as string;
  const mayBeAbsent = query.get('failIfNotExists') === 'false';
  const removed = engine.execute((state) => {
    if (mayBeAbsent && state.tables.historicInstances.get(id) === undefined) return;
    deleteHistoricInstance(state, id);
  });
  await reworded(removed, () => ({
    status: 404,
    type: 'InvalidRequestException',
    message: `Historic process instance with id ${id} does not exist`,
  }));
  return NO_CONTENT;
}
