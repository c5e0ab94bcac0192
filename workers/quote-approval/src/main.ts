import { quoteApproval } from '@platform/contracts';
import { runUntilSignal } from '@stepwright/worker-sdk';
import { startQuoteApprovalWorker } from './start-quote-approval-worker.ts';

const { worker } = await startQuoteApprovalWorker(process.env);
const topics = quoteApproval.tasks.map(({ topic }) => topic);
// Listens for signals before it says that it is ready: whoever reads the line may send one at once.
const ended = runUntilSignal([worker]);
process.stdout.write(`${JSON.stringify({ ready: true, worker: quoteApproval.key, pid: process.pid, topics })}\n`);
await ended;
