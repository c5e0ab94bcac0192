import type { EngineApi } from '../engine/engine-api.ts';

const SKIP = 'skipCustomListeners=true&skipIoMappings=true';

/**
 * Deletes every deployment with its instances and history.
 *
 * @throws {Error} when something cannot be deleted
 */
export async function emptyEngine(api: EngineApi): Promise<void> {
  const deployments = await api.get<{ id: string }[]>('/deployment');
  for (const { id } of deployments) {
    const path = `/deployment/${id}?cascade=true&${SKIP}`;
    const first = await api.call('DELETE', path);
    if (first.status < 300) continue;
    await deleteInstances(api);
    const second = await api.call('DELETE', path);
    if (second.status >= 300)
      throw new Error(`DELETE ${path} answered ${second.status}: ${JSON.stringify(second.body)}`);
  }
}

/** Some instances stand in the way of their deployment, for example children of another one. */
async function deleteInstances(api: EngineApi): Promise<void> {
  for (const { id } of await api.get<{ id: string }[]>('/process-instance')) {
    await api.call('DELETE', `/process-instance/${id}?${SKIP}&failIfNotExists=false`);
  }
}
