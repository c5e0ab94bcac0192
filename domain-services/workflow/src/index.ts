export { buildWorkflowApp, type WorkflowAppParts } from './app.ts';
export { type DeployedModels, deployModels } from './deploy-models.ts';
export type { EngineAccess } from './engine/engine-access.ts';
export { type WorkflowEnvironment, workflowEnvironment } from './environment.ts';
export { type WorkflowErrorCode, workflowErrors } from './errors.ts';
export { migrateWorkflow } from './migrate.ts';
export { startWorkflowService } from './start-workflow-service.ts';
export { type CommandStatus, type WorkflowCommand, workflowCommand } from './workflow-command.ts';
