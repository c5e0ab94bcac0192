import type { CallbackDelivery } from './callback-sender.ts';
import type { FaultOrder } from './fault.ts';
import type { LedgerFilter, LedgerView } from './ledger.ts';
import type { SystemName } from './systems.ts';

/** The ways in which a system can treat a repeated request. */
export const modes = ['dedup', 'query', 'neither'] as const;

/**
 * How a system treats a repeated request.
 *
 * - `dedup`: a repeat of the same key gets the first answer; look-up by key works
 * - `query`: a repeat is a second effect; look-up by key works
 * - `neither`: a repeat is a second effect; look-up by key answers 501
 */
export type Mode = (typeof modes)[number];

/** What can be set and seen from outside; the same in the process of the simulator and over HTTP. */
export interface DownstreamControl {
  /** Sets how a system treats repeats from now on. @default dedup */
  setMode(system: SystemName, mode: Mode): Promise<void>;
  /**
   * Orders a fault and gives its id.
   *
   * @throws DownstreamError `INVALID_REQUEST` when the order makes no sense.
   */
  addFault(order: FaultOrder): Promise<{ id: string }>;
  /** Takes back every fault that has not hit yet. */
  clearFaults(): Promise<void>;
  /** Shows what happened. */
  ledger(filter?: LedgerFilter): Promise<LedgerView>;
  /**
   * Forgets ledger, known idempotency keys and documents, and drops what is pending: hung requests, late effects,
   * confirmations. Modes and faults stay, and references go on counting, so that none is ever given twice.
   */
  reset(): Promise<void>;
  /**
   * Sends the confirmation of a billing handoff once, now, whatever was sent before.
   *
   * @throws DownstreamError `HANDOFF_UNKNOWN` or `CALLBACK_URL_MISSING`.
   */
  sendCallback(reference: string): Promise<CallbackDelivery>;
}
