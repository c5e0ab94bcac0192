export {
  type BusinessKey,
  BusinessKeyError,
  type BusinessKeyParts,
  type BusinessKeyText,
  defineBusinessKey,
  type Id,
  isTenantId,
  type TenantId,
} from './business-key.ts';
export { ContractError, type ContractIssue } from './contract-error.ts';
export { defineError, type ErrorContract, type ErrorData } from './define-error.ts';
export { defineEvent, type EventContract, type EventPayload } from './define-event.ts';
export {
  defineProcess,
  type MessageContract,
  type ProcessContract,
  type UserTaskContract,
} from './define-process.ts';
export {
  type AnyTaskContract,
  defineTask,
  type ProgressVariable,
  type TaskContract,
  type TaskErrorCode,
  type TaskInput,
  type TaskOutput,
  type TaskProgress,
} from './define-task.ts';
export type { ExternalClass, ExternalEffect, ExternalEffectDefinition } from './external-effect.ts';
export { openVariables } from './open-variables.ts';
export { type PayloadCodec, PayloadCodecError, SealBrokenError, type SealedFor } from './payload-codec.ts';
export { parseRetryCycle, retryCycleProperty } from './retry-cycle.ts';
export { defaultRetryPolicy, type RetryPolicy, retryDelayMs } from './retry-policy.ts';
export { type SealingOptions, sealVariables } from './seal-variables.ts';
export { hasSealedVariables } from './sealed-variable.ts';
export { type EngineVariable, type EngineVariableType, stringLengthMax, v, type WireValue } from './variable.ts';
export { decodeVariables, encodeVariables, type Values, type VariableMap, VariablesError } from './variables.ts';
