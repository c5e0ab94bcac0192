import type { CallOptions } from '../engine-client-options.ts';
import { EngineProtocolError } from '../errors.ts';
import { EngineBadRequestError, EngineNotFoundError, EngineUnauthorizedError } from '../http-errors.ts';
import type { Transport } from '../transport.ts';

/** What an engine says or shows about itself. Undefined means that it cannot be known; choose behaviour by capability, never by name. */
export interface EngineCapabilities {
  version: string;
  /** Product name of the telemetry, for logs. */
  product: string | undefined;
  edition: string | undefined;
  database: { vendor: string; version: string } | undefined;
  /** Whether variables of the type `Json` are accepted. */
  jsonType: boolean | undefined;
}

interface TelemetryData {
  product?: { name?: string; edition?: string; internals?: { database?: { vendor: string; version: string } } };
}

/** Asks the engine for its version. */
export async function readVersion(transport: Transport, call?: CallOptions): Promise<string> {
  return (await transport.object<{ version: string }>({ method: 'GET', path: '/version' }, call)).version;
}

/** Asks the engine what it is and what it can do. */
export async function readCapabilities(transport: Transport, call?: CallOptions): Promise<EngineCapabilities> {
  const version = await readVersion(transport, call);
  const telemetry = await readTelemetry(transport, call);
  const jsonType = await acceptsJson(transport, call);
  const { name, edition, internals } = telemetry?.product ?? {};
  return { version, product: name, edition, database: internals?.database, jsonType };
}

/** Undefined where there is no telemetry (404) or it is not for this user (401, 403). */
async function readTelemetry(transport: Transport, call?: CallOptions): Promise<TelemetryData | undefined> {
  try {
    return await transport.object<TelemetryData>({ method: 'GET', path: '/telemetry/data' }, call);
  } catch (error) {
    if (isRefusedOrMissing(error)) return undefined;
    throw error;
  }
}

function isRefusedOrMissing(error: unknown): boolean {
  if (error instanceof EngineUnauthorizedError) return true;
  return (error instanceof EngineProtocolError || error instanceof EngineNotFoundError) && error.status === 404;
}

/**
 * Engines read the variables of a completion before they look for its task. So completing a task that cannot exist, which has no effect, is
 * answered with 404 where the type is known and with 400 where it is not.
 */
async function acceptsJson(transport: Transport, call?: CallOptions): Promise<boolean | undefined> {
  const body = { workerId: 'capability-probe', variables: { probe: { type: 'Json', value: '{}' } } };
  try {
    await transport.send({ method: 'POST', path: '/external-task/capability-probe/complete', body }, call);
    return undefined;
  } catch (error) {
    if (error instanceof EngineUnauthorizedError) return undefined;
    if (error instanceof EngineNotFoundError) return true;
    if (error instanceof EngineBadRequestError && /unsupported value type/i.test(error.engineMessage)) return false;
    throw error;
  }
}
