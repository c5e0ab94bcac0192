import type { EngineApi } from '../engine-api.ts';
import { EngineError } from '../state/engine-error.ts';
import { latestDecision, latestDefinition } from '../state/latest-versions.ts';
import type { Handler, RestRequest } from './route.ts';

/** Answers a call by definition key as the same call about the id of its latest version. @throws EngineError 404 when there is none */
export function ofLatest(kind: 'process' | 'decision', handler: Handler): Handler {
  return (engine, request) => handler(engine, { ...request, params: { id: latestId(engine, kind, request) } });
}

function latestId(engine: EngineApi, kind: 'process' | 'decision', { params }: RestRequest): string {
  const key = params.key as string;
  const id = engine.query((state) => (kind === 'process' ? latestDefinition : latestDecision)(state, key)?.id);
  if (id !== undefined) return id;
  const message = `No matching ${kind} definition with key: ${key} and no tenant-id`;
  throw new EngineError(404, 'RestException', message, { code: null });
}
