export { type Actor, maySeeAccount } from './actor.ts';
export { type Authenticator, createAuthenticator } from './authenticator.ts';
export { ConfigurationError, readConfiguration } from './configuration.ts';
export {
  type DevelopmentIdentity,
  type DevelopmentIssuer,
  startDevelopmentIssuer,
} from './development-issuer.ts';
export { type Listener, listen } from './listen.ts';
export { createLogger, type Logger } from './logger.ts';
export { type MigrateOptions, MigrationError, type MigrationRole, migrate } from './migrate.ts';
export { operationMigrations, pipelineMigrations } from './migrations.ts';
export { addOperationRoutes, type OperationHooks, type RecordedOutcome } from './operations/add-operation-routes.ts';
export type { AttemptOutcomeName, ExternalOperation, OperationAttempt } from './operations/operation.ts';
export {
  listOperations,
  lockOperation,
  type OperationName,
  openNextGeneration,
  openOperation,
} from './operations/operation-store.ts';
export { type AuditEntry, appendAudit, auditHash } from './pipeline/audit.ts';
export type {
  CommandAnswer,
  CommandDefinition,
  CommandInput,
  CommandScope,
  Versioned,
} from './pipeline/command.ts';
export type { CommandContext } from './pipeline/context.ts';
export {
  type ChangedResource,
  createJournal,
  type Journal,
  type OutgoingCommand,
  type Transition,
} from './pipeline/journal.ts';
export { writeJournal } from './pipeline/write-journal.ts';
export { type FieldError, Problem, type ProblemOptions, type ProblemStatus, problemBody } from './problem.ts';
export { problemOf } from './problem-of.ts';
export type { QueryDefinition, QueryInput } from './query.ts';
export { type ServiceProcess, serveUntilSignal } from './serve-until-signal.ts';
export { createServiceApp, type ServiceApp, type ServiceAppOptions } from './service-app.ts';
export { createServiceClient, type ServiceClient } from './service-client.ts';
export {
  createServiceDatabase,
  createServicePool,
  databaseErrorCode,
  type ServiceDatabase,
  type Transaction,
} from './service-database.ts';
export { type ServiceEnvironment, serviceEnvironment } from './service-environment.ts';
export { type BackgroundPart, type RunningService, type ServiceParts, startService } from './start-service.ts';
export { createTokenSource, type TokenSource } from './token-source.ts';
