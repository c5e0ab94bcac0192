export { claimStart } from './claim-start.ts';
export { escalateApproval } from './escalate-approval.ts';
export { evaluateApprovalPolicy } from './evaluate-approval-policy.ts';
export { generateArtifact } from './generate-artifact.ts';
export { openApprovalTask } from './open-approval-task.ts';
export { openFallout } from './open-fallout.ts';
