import {
  type AnyTaskContract,
  BusinessKeyError,
  type BusinessKeyParts,
  ContractError,
  decodeVariables,
  hasSealedVariables,
  parseRetryCycle,
  type RetryPolicy,
  retryCycleProperty,
  type VariableMap,
  VariablesError,
} from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import { reasonOf } from '../run/error-text.ts';
import { type FailureVerdict, failVerdict } from '../run/verdict.ts';

/** A task that may run. */
export interface CheckedTask {
  readonly businessKey: string;
  readonly businessKeyParts: BusinessKeyParts;
  /** Without the sealed variables, which `openInput` reads. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly retry: RetryPolicy;
}

/** Checks a fetched task against its contract; a breach is a failure without retries that names the code and the variable. */
export function checkTask(contract: AnyTaskContract, task: ExternalTask): CheckedTask | FailureVerdict {
  const businessKey = task.businessKey ?? '';
  try {
    const businessKeyParts = contract.businessKey.parse(businessKey);
    const input: Readonly<Record<string, unknown>> = decodeVariables(
      `task ${contract.topic}`,
      plainOf(contract.input),
      task.variables,
    );
    const retry = retryOf(contract, task);
    if (input.tenantId === businessKeyParts.tenantId) return { businessKey, businessKeyParts, input, retry };
    const problem = `The variable tenantId is "${input.tenantId}", the business key "${businessKey}" has another tenant.`;
    return failVerdict('TENANT_MISMATCH', problem);
  } catch (error) {
    if (error instanceof ContractError) return failVerdict('RETRY_POLICY_INVALID', error.message, error);
    if (error instanceof BusinessKeyError || error instanceof VariablesError) {
      return failVerdict(error.code, error.message, error);
    }
    return failVerdict('CONTRACT_INPUT', `The task ${contract.topic} cannot be checked: ${reasonOf(error)}`, error);
  }
}

/** The variables that can be read at once. Sealed ones need a codec, which may take its time. */
function plainOf(map: VariableMap): VariableMap {
  if (!hasSealedVariables(map)) return map;
  return Object.fromEntries(Object.entries(map).filter(([, { isSealed }]) => !isSealed));
}

/** The model's own policy for its task goes before that of the contract, which all its users share. */
function retryOf(contract: AnyTaskContract, task: ExternalTask): RetryPolicy {
  const cycle = task.extensionProperties?.[retryCycleProperty];
  return cycle === undefined ? contract.retry : parseRetryCycle(cycle);
}
