import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { listTasks, worklistTask } from '../worklist-store.ts';
import { worklistStatuses } from '../worklist-task.ts';
import { listLimit } from './list-limit.ts';

const query = z.strictObject({ status: z.enum(worklistStatuses).optional(), limit: listLimit });
const response = z.object({ tasks: z.array(worklistTask) });

/** Lists approval tasks, the most urgent first: an approver's own groups, an operator's whole tenant. */
export const listWorklistTasks: QueryDefinition<object, z.infer<typeof query>, z.infer<typeof response>> = {
  path: '/worklist/tasks',
  operation: 'WORKLIST_TASK_LIST',
  summary: 'Lists approval tasks, the most urgent first',
  roles: ['approver', 'operator'],
  params: z.object({}),
  query,
  response,
  resource: { type: 'worklist', id: () => 'tasks' },
  read: async (transaction, { context: { tenantId, actor }, query: { status, limit } }) => {
    const groups = actor.roles.includes('operator') ? '*' : actor.groups;
    return { body: { tasks: await listTasks(transaction, tenantId, { groups, status, limit }) } };
  },
};
