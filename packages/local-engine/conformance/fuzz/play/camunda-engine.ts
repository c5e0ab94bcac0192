import { openEngineApi } from '../../engine/engine-api.ts';
import { runningEngine, startRealEngine } from '../../engines.ts';
import { emptyEngine } from '../../run/empty-engine.ts';
import type { OpenedEngine } from './in-process-engine.ts';

/** Starts Camunda 7.24, or uses an engine that runs already and belongs to nobody else: it is emptied. */
export async function openCamunda(url?: string): Promise<OpenedEngine> {
  const server = url === undefined ? await startRealEngine('camunda-7.24', 'exception') : await runningEngine(url);
  const api = openEngineApi(server.url);
  await emptyEngine(api);
  return {
    api,
    setClock: (date, options) => server.setClock(date, options),
    close: async () => {
      await api.close();
      await server.stop();
    },
  };
}
