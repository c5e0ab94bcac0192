export { type BoundHandler, defineHandler } from './define-handler.ts';
export {
  ExecutionTimeoutError,
  LeaseLostError,
  NotSentError,
  UnknownOutcomeError,
  WorkerOptionsError,
  WorkerStoppingError,
} from './errors.ts';
export { type Failpoint, type FailpointName, failpointFromEnvironment } from './failpoint.ts';
export type { FailureCode } from './failure-code.ts';
export { type ClientCredentials, createClientCredentials, type TokenSource } from './http/client-credentials.ts';
export { concludeFinding, concludeRefusal, type EffectDone, type EffectRefusal } from './http/conclude-effect.ts';
export {
  type AskFetch,
  createExternalSystem,
  type EffectAnswer,
  type EffectFinding,
  type ExternalSystem,
  questionFetch,
} from './http/external-system.ts';
export { raiseRefusals } from './http/raise-refusals.ts';
export { ServiceCallError, type ServiceCallFailure } from './http/service-call-error.ts';
export {
  createServiceHttpClient,
  type PathSegments,
  type ServiceCaller,
  type ServiceHttpClient,
  type ServiceHttpClientOptions,
} from './http/service-http-client.ts';
export { readWorkerEnvironment, timeoutMsVariable, workerEnvironment } from './http/worker-environment.ts';
export { createHttpOperationLog, type HttpOperationLogOptions } from './http-operation-log.ts';
export { createJsonLogger, type LogFields, type Logger } from './logger.ts';
export { createMemoryOperationLog, type MemoryOperationLogOptions } from './memory-operation-log.ts';
export {
  type AttemptOutcome,
  type AttemptRequest,
  type OperationLog,
  OperationLogUnavailableError,
  type OperationRef,
  OperationRefusedError,
  type OperationRequest,
  type OperationState,
  type StoredOutput,
} from './operation-log.ts';
export type { BpmnErrorData, EffectProof, Outcome, Reconciliation } from './outcome.ts';
export { runUntilSignal, type SignalSource } from './run-until-signal.ts';
export type {
  Attempt,
  AttemptRequestInit,
  EffectContext,
  ReconcileContext,
  RetryOptions,
  TaskContext,
  TaskFacts,
} from './task-context.ts';
export type { EffectHandler, PlainHandler, TaskHandler } from './task-handler.ts';
export { createWorker, type DrainReport, type Worker, type WorkerState } from './worker.ts';
export type { WorkerCounters } from './worker-counters.ts';
export type { WorkerEngine } from './worker-engine.ts';
export type { WorkerOptions } from './worker-options.ts';
