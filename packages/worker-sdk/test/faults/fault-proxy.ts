import { type FaultProxy, startFaultProxy } from '@stepwright/test-servers';
import { onTestFinished } from 'vitest';
import { countFault } from './fault-tally.ts';
import type { Scene } from './scene.ts';

/** The call that tells the engine that a task is done. */
export const completion = { method: 'POST', path: /\/complete$/ } as const;

/** Opens a proxy in front of a scene's engine that is closed with the test; what it breaks is counted. */
export async function useFaultProxy(scene: Pick<Scene, 'engineUrl'>): Promise<FaultProxy> {
  const proxy = await startFaultProxy(scene.engineUrl);
  onTestFinished(() => proxy.stop());
  return {
    url: proxy.url,
    seen: proxy.seen,
    next(match, fault) {
      const armed = proxy.next(match, fault);
      void armed.hit.then(() => countFault(fault));
      return armed;
    },
    async refuse() {
      await proxy.refuse();
      countFault('refusal');
    },
    accept: () => proxy.accept(),
    stop: () => proxy.stop(),
  };
}
