import { type HostileProxy, startHostileProxy } from './hostile-proxy.ts';
import type { Scene } from './scene.ts';
import type { WorkerProcess } from './worker-process.ts';

/** Starts a worker that reaches the engine through a hostile proxy of its own. */
export async function useHostileProxy(
  scene: Scene,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly proxy: HostileProxy; readonly worker: WorkerProcess }> {
  const proxy = await startHostileProxy(scene.engineUrl);
  const worker = await scene.startWorker({ ENGINE_URL: proxy.url, ...more });
  return { proxy, worker };
}
