import { quoteApproval } from '@platform/contracts';
import { type ProcessUnderTest, readProcess, type Scenario } from '@stepwright/process-test';
import { decision } from './decision.ts';
import { escalation } from './escalation.ts';
import { fallout } from './fallout.ts';
import { revision } from './revision.ts';
import { starts } from './starts.ts';

/** The process with its model. */
export const subject: Promise<ProcessUnderTest> = readProcess(
  quoteApproval,
  new URL('../quote-approval.bpmn', import.meta.url),
);

/** All that the process is known to do. */
export const scenarios: readonly Scenario[] = [...starts, ...decision, ...revision, ...escalation, ...fallout];
