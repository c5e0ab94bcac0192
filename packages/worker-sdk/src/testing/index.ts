export type { FailpointName } from '../run/failpoint.ts';
export type { RecordedAttempt } from './attempt-notes.ts';
export type { ExternalFault } from './external-fault.ts';
export type { ExternalDone, ExternalRequest } from './external-ledger.ts';
export { type ExternalStandIn, type ExternalStandInOptions, startExternalStandIn } from './external-stand-in.ts';
export type { HandlerRun, RunOptions, SettledRuns, UntilSettledOptions } from './handler-run.ts';
export type { RunOutcome } from './run-outcome.ts';
export { type HandlerBench, type TestHandlerOptions, testHandler } from './test-handler.ts';
