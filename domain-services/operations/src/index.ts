export { buildOperationsApp } from './app.ts';
export { type OperationsErrorCode, operationsErrors } from './errors.ts';
export { migrateOperations } from './migrate.ts';
export { type OperationsEnvironment, operationsEnvironment } from './operations-environment.ts';
export { type OperationsOptions, startOperationsService } from './start-operations-service.ts';
