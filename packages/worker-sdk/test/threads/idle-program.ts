import type { AnyTaskContract } from '@stepwright/contract';
import { taskContext } from '../../src/handler/contexts.ts';
import type { PlainHandler } from '../../src/handler/task-handler.ts';
import { createJsonLogger } from '../../src/index.ts';
import { defineThreadHandler } from '../../src/threads/define-thread-handler.ts';
import { countLines } from '../helpers/contracts.ts';

// Does one run in a thread and closes nothing: it ends by itself, or never.

const { handler } = defineThreadHandler(countLines, new URL('./count.handler.ts', import.meta.url));
const facts = {
  topic: 'count-lines',
  tenantId: 'acme',
  businessKey: 'acme:order:O-1',
  businessKeyParts: { tenantId: 'acme', id: 'O-1' },
  processInstanceId: 'P-1',
  activityId: 'count-lines',
  externalTaskId: 'T-1',
  runNo: 1,
  attemptsLeft: 2,
  signal: new AbortController().signal,
  logger: createJsonLogger(),
};
const tickets = { issue: () => 'T-1', isIssued: false };
const { execute } = handler as PlainHandler<AnyTaskContract>;
const outcome = await execute(
  { tenantId: 'acme', lineId: 'complete' },
  taskContext({ facts, progress: undefined, tickets }),
);
process.stdout.write(`${outcome.kind}\n`);
