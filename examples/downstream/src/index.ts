export type { CallbackDelivery } from './callback-sender.ts';
export { createDownstreamControl } from './create-downstream-control.ts';
export type { DownstreamControl, Mode } from './downstream-control.ts';
export { DownstreamError, type DownstreamErrorStatus } from './downstream-error.ts';
export type { FaultKind, FaultOrder } from './fault.ts';
export type {
  CallbackEntry,
  EffectEntry,
  LedgerEntry,
  LedgerFilter,
  LedgerView,
  QueryEntry,
  RequestEntry,
} from './ledger.ts';
export type { EffectAnswer } from './outcomes.ts';
export type { Problem } from './problem.ts';
export { type Downstream, type DownstreamOptions, startDownstream } from './start-downstream.ts';
export type { OperationName, SystemName } from './systems.ts';
