import { decodeVariables, VariablesError } from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import type { RunScope } from '../run/run-scope.ts';
import { failVerdict, thrownVerdict, type Verdict } from '../run/verdict.ts';
import { openForRun } from './run-sealing.ts';

/**
 * Opens the input of a run whose contract has sealed input. A text that can never be opened is an incident; a codec that fails is a retry, for it
 * says nothing about the input.
 */
export async function openInput(scope: RunScope, task: ExternalTask): Promise<RunScope | Verdict> {
  const { contract } = scope;
  try {
    const opened = await openForRun(scope, contract.input, task.variables);
    return { ...scope, input: decodeVariables(`task ${contract.topic}`, contract.input, opened) };
  } catch (error) {
    if (error instanceof VariablesError) return failVerdict(error.code, error.message, error);
    return thrownVerdict(scope, error);
  }
}
