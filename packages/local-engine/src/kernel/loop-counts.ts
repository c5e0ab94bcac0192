import { EngineError } from '../state/engine-error.ts';
import type { Execution } from './execution.ts';
import { localVariable, setVariableLocal } from './variables.ts';

/** The variables in which a multi-instance body counts its instances, and each instance its place. */
export type LoopCount = 'nrOfInstances' | 'nrOfCompletedInstances' | 'nrOfActiveInstances' | 'loopCounter';

export function setCount(execution: Execution, name: LoopCount, value: number): void {
  setVariableLocal(execution, name, { type: 'Integer', value });
}

/** @throws EngineError 500 when the execution has no such count: somebody removed it, or a body that waits for its first instance has not begun to count */
export function countOf(execution: Execution, name: LoopCount): number {
  const value = localVariable(execution.run.state, execution.id, name)?.value;
  if (value?.type === 'Integer') return value.value;
  const message = `The variable "${name}" could not be found in execution with id ${execution.id}: value is null`;
  throw new EngineError(500, 'NullValueException', message);
}
