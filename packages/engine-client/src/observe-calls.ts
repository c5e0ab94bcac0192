import type { EngineObserver } from './engine-client-options.ts';
import { EngineError } from './errors.ts';
import type { Run } from './transport.ts';

/** Tells observers of every call to a node. What an observer throws changes no call; it becomes a warning of the process. */
export function observeCalls(node: string, run: Run, observers: readonly EngineObserver[]): Run {
  if (observers.length === 0) return run;
  return async (request, expected, call) => {
    const startedAtMs = performance.now();
    const tell = (error?: unknown): void => {
      const { method, path } = request;
      const known = error instanceof EngineError ? error : undefined;
      const report = { node, method, path, tookMs: performance.now() - startedAtMs, error: known };
      for (const observer of observers) safely(() => observer.called?.(report));
    };
    try {
      const answer = await run(request, expected, call);
      tell();
      return answer;
    } catch (error) {
      tell(error);
      throw error;
    }
  };
}

function safely(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
