import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId } from '../ids.ts';
import { path } from '../path.ts';
import type { Transport } from '../transport.ts';
import type { WireValue } from '../wire-value.ts';

/** The variables of an execution's own scope. An external task's `executionId` names the scope of that task alone. */
export interface Executions {
  /** Sets one variable in the execution's own scope. May run twice. @throws EngineHttpError 500 when the execution is gone */
  setLocalVariable(id: ExecutionId, name: string, value: WireValue, call?: CallOptions): Promise<void>;
  /** Removes one variable of the execution's own scope; one that is not there is no error. May run twice. @throws EngineHttpError 500 when the execution is gone */
  deleteLocalVariable(id: ExecutionId, name: string, call?: CallOptions): Promise<void>;
}

/** Makes these calls over a transport. */
export function createExecutions(transport: Transport): Executions {
  return {
    setLocalVariable: (id, name, value, call) =>
      transport.send({ method: 'PUT', path: path`/execution/${id}/localVariables/${name}`, body: value }, call),
    deleteLocalVariable: (id, name, call) =>
      transport.send({ method: 'DELETE', path: path`/execution/${id}/localVariables/${name}` }, call),
  };
}
