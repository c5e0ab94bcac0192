/** The codes that this service adds to those of the command pipeline, with their meaning. */
export const workflowErrors = {
  BUSINESS_KEY_FOREIGN: 'The business key belongs to another tenant than the token.',
  COMMAND_ID_NOT_VALID: "The Idempotency-Key of a workflow command must be a UUID: it becomes the command's id.",
  COMMAND_ID_REUSED: 'The command id was used before for another workflow command.',
  START_COMMAND_ID_NOT_VALID: 'The variable startCommandId of a start must be the id of the command itself.',
  TENANT_VARIABLE_NOT_VALID: 'The variable tenantId must be the tenant of the token.',
  ENGINE_NOT_AVAILABLE: 'The engine does not answer or cannot carry out the call at the moment.',
  QUOTE_NOT_AVAILABLE: 'The quote service does not answer; whether it took the decision is unknown.',
  WORKFLOW_TASK_NOT_FOUND: 'The id is not that of a human task.',
  WORKFLOW_TASK_OF_ANOTHER_QUOTE: 'The body names another quote than the task id.',
} as const;

/** One of {@link workflowErrors}. */
export type WorkflowErrorCode = keyof typeof workflowErrors;
