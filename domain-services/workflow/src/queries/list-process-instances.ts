import type { HistoricProcessInstance } from '@stepwright/engine-client';
import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { tenantOfBusinessKey } from '../business-key.ts';
import type { EngineAccess } from '../engine/engine-access.ts';
import { engineNotAvailable } from '../engine/engine-problem.ts';

const instance = z.object({
  processInstanceId: z.string(),
  processKey: z.string(),
  processVersion: z.int(),
  state: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
const answer = z.object({ businessKey: z.string(), processInstances: z.array(instance) });
type Answer = z.infer<typeof answer>;
const query = z.object({ businessKey: z.string().min(1).max(255) });

/** Says which process instances a business key has had, as the engine's history tells. */
export function listProcessInstances({
  client,
}: EngineAccess): QueryDefinition<Record<never, never>, z.infer<typeof query>, Answer, Answer | undefined> {
  return {
    path: '/process-instances',
    operation: 'PROCESS_INSTANCES_LIST',
    summary: 'Lists the process instances of a business key',
    roles: ['operator', 'admin'],
    params: z.object({}),
    query,
    response: answer,
    resource: { type: 'process-instance', id: () => '-' },
    prepare: async ({ context, query: { businessKey } }) => {
      if (tenantOfBusinessKey(businessKey) !== context.tenantId) return undefined;
      const found = await client.history
        .processInstances({
          processInstanceBusinessKey: businessKey,
          sorting: [{ sortBy: 'startTime', sortOrder: 'asc' }],
          maxResults: 100,
        })
        .catch((cause: unknown) => {
          throw engineNotAvailable(cause);
        });
      return { businessKey, processInstances: found.map(present) };
    },
    read: async (_transaction, _input, prepared) => (prepared === undefined ? undefined : { body: prepared }),
  };
}

function present(found: HistoricProcessInstance): z.infer<typeof instance> {
  return {
    processInstanceId: found.id,
    processKey: found.processDefinitionKey,
    processVersion: found.processDefinitionVersion,
    state: found.state,
    startedAt: found.startTime,
    endedAt: found.endTime,
  };
}
