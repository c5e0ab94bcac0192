export { type RunningWorker, startQuoteApprovalWorker } from './start-quote-approval-worker.ts';
