import type { Failpoint, FailpointName } from '../../src/index.ts';

/** Reads STOP_AT: the first run that passes this failpoint stops its own process with SIGSTOP, as a frozen machine would. */
export function stopFromEnvironment(): Failpoint | undefined {
  const wanted = process.env.STOP_AT as FailpointName | undefined;
  if (wanted === undefined) return undefined;
  let isHit = false;
  return async (name) => {
    if (name !== wanted || isHit) return;
    isHit = true;
    // Said before the stop: afterwards nothing is.
    await new Promise<void>((resolve) => process.send?.({ stopping: name }, undefined, {}, () => resolve()));
    process.kill(process.pid, 'SIGSTOP');
  };
}
