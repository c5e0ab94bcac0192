import { parseEngineDate } from '@stepwright/engine-client';
import * as z from 'zod';
import { askEngine } from './ask-engine.ts';

/** One time at which a variable got a value. */
export interface VariableUpdate {
  readonly variableInstanceId: string;
  readonly value: unknown;
  readonly at: Date;
}

const rows = z.array(
  z.object({ variableName: z.string(), variableInstanceId: z.string(), value: z.unknown(), time: z.string() }),
);

/** Every value that a variable of an instance has had, oldest first. Empty when the engine keeps no full history. */
export async function variableUpdates(
  engineUrl: string,
  options: { readonly processInstanceId: string; readonly variableName: string; readonly signal: AbortSignal },
): Promise<readonly VariableUpdate[]> {
  const { processInstanceId, variableName, signal } = options;
  const query = {
    processInstanceId,
    variableUpdates: 'true',
    deserializeValues: 'false',
    sortBy: 'occurrence',
    sortOrder: 'asc',
  };
  const found = rows.parse((await askEngine(engineUrl, '/history/detail', query, signal)) ?? []);
  return found
    .filter((row) => row.variableName === variableName)
    .map(({ variableInstanceId, value, time }) => ({ variableInstanceId, value, at: parseEngineDate(time) }));
}
