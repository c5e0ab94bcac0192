export {
  type AttemptOutcome,
  type AttemptRequest,
  type AttemptStore,
  AttemptStoreUnavailableError,
  type OpenAttempt,
  type OperationId,
  type OperationRef,
  OperationRefusedError,
  type OperationRequest,
  type OperationState,
  type StoredOutput,
  type TransactedEffect,
  type TransactedWork,
  type TransactOptions,
} from './attempts/attempt-store.ts';
export { createHttpAttemptStore, type HttpAttemptStoreOptions } from './attempts/http-attempt-store.ts';
export { createMemoryAttemptStore, type MemoryAttemptStoreOptions } from './attempts/memory-attempt-store.ts';
export {
  createPostgresAttemptStore,
  type PostgresAttemptStore,
  type PostgresAttemptStoreOptions,
} from './attempts/postgres/create-postgres-attempt-store.ts';
export type { PgClient, PgPool, PgPreparedStatement, PgResult } from './attempts/postgres/pg-shapes.ts';
export { attemptStoreSchemaSql } from './attempts/postgres/schema.ts';
export type { WorkerEngine } from './engine/worker-engine.ts';
export type { FetchOrder } from './flow/fetch-order.ts';
export type { LoadMax } from './flow/load-gauge.ts';
export type { TopicSettings } from './flow/topic-flow.ts';
export { type BoundHandler, defineHandler } from './handler/define-handler.ts';
export type { BpmnErrorData, EffectProof, Outcome, Reconciliation } from './handler/outcome.ts';
export type {
  Attempt,
  AttemptRequestInit,
  EffectContext,
  ProgressNotes,
  ReconcileContext,
  RetryOptions,
  TaskContext,
  TaskFacts,
} from './handler/task-context.ts';
export type { EffectHandler, PlainHandler, TaskHandler } from './handler/task-handler.ts';
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
export {
  createLateAnswers,
  LateAnswerError,
  type LateAnswers,
  type LateAnswersOptions,
  type LateResult,
} from './later/late-answers.ts';
export { TicketError } from './later/ticket.ts';
export {
  ExecutionTimeoutError,
  LeaseLostError,
  NotSentError,
  ProgressError,
  UnknownOutcomeError,
  WorkerOptionsError,
  WorkerStoppingError,
} from './run/errors.ts';
export { type Failpoint, type FailpointName, failpointFromEnvironment } from './run/failpoint.ts';
export type { FailureCode } from './run/failure-code.ts';
export { createStockWorker } from './stock/create-stock-worker.ts';
export type {
  StockClient,
  StockClientOptions,
  StockHandler,
  StockSubscription,
  StockTopicOptions,
} from './stock/stock-client.ts';
export type { StockClientLimit } from './stock/stock-client-limit.ts';
export { STOCK_CLIENT_LIMITS } from './stock/stock-client-limits.ts';
export type { StockWorkerOptions } from './stock/stock-worker-options.ts';
export { createJsonLogger, type LogFields, type Logger } from './worker/logger.ts';
export { runUntilSignal, type SignalSource } from './worker/run-until-signal.ts';
export { type HealthServer, serveHealth } from './worker/serve-health.ts';
export { createWorker, type DrainReport, type Worker, type WorkerState } from './worker/worker.ts';
export type { WorkerCounters } from './worker/worker-counters.ts';
export type { WorkerHealth } from './worker/worker-health.ts';
export type { BegunRun, PollReport, RunEnd, RunObserver, WorkerObserver } from './worker/worker-observer.ts';
export type { WorkerOptions } from './worker/worker-options.ts';
