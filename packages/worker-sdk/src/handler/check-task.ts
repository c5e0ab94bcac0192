import {
  type AnyTaskContract,
  BusinessKeyError,
  type BusinessKeyParts,
  decodeVariables,
  VariablesError,
} from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import { type FailureVerdict, failVerdict } from '../run/verdict.ts';

/** A task that may run. */
export interface CheckedTask {
  readonly businessKey: string;
  readonly businessKeyParts: BusinessKeyParts;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Checks a fetched task against its contract; a breach is a failure without retries that names the code and the variable. */
export function checkTask(contract: AnyTaskContract, task: ExternalTask): CheckedTask | FailureVerdict {
  const businessKey = task.businessKey ?? '';
  try {
    const businessKeyParts = contract.businessKey.parse(businessKey);
    const input = decodeVariables(`task ${contract.topic}`, contract.input, task.variables) as Record<string, unknown>;
    if (input.tenantId === businessKeyParts.tenantId) return { businessKey, businessKeyParts, input };
    const problem = `The variable tenantId is "${input.tenantId}", the business key "${businessKey}" has another tenant.`;
    return failVerdict('TENANT_MISMATCH', problem);
  } catch (error) {
    if (error instanceof BusinessKeyError || error instanceof VariablesError) {
      return failVerdict(error.code, error.message, error);
    }
    throw error;
  }
}
