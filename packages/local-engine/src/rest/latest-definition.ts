import type { EngineApi } from '../engine-api.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Handler, RestRequest } from './route.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Answers a call by definition key as the same call about the id of its latest version. @throws EngineError 404 when there is none */
export function ofLatest(kind: 'process' | 'decision', handler: Handler): Handler {
  return (engine, request) => handler(engine, { ...request, params: { id: latestId(engine, kind, request) } });
}

function latestId(engine: EngineApi, kind: 'process' | 'decision', { params }: RestRequest): string {
  const key = params.key as string;
  const id = engine.query((state) => latest(versionsOf(state, kind, key))?.id);
  if (id !== undefined) return id;
  const message = `No matching ${kind} definition with key: ${key} and no tenant-id`;
  throw new EngineError(404, 'RestException', message, { code: null });
}

function versionsOf({ tables }: EngineState, kind: 'process' | 'decision', key: string): readonly Versioned[] {
  return kind === 'process' ? tables.definitionsByKey.get(key) : tables.decisionsByKey.get(key);
}

function latest(versions: readonly Versioned[]): Versioned | undefined {
  return versions.reduce<Versioned | undefined>(
    (best, one) => (best === undefined || one.version > best.version ? one : best),
    undefined,
  );
}
