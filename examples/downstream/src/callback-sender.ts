import { Agent, request } from 'undici';
import type { CallbackEntry } from './ledger.ts';
import { pause } from './pause.ts';

/** A billing handoff that waits for its confirmation to be sent. */
export interface Handoff {
  readonly reference: string;
  readonly businessKey: string;
  readonly idempotencyKey: string;
  readonly callbackUrl: string;
  readonly correlation?: string | undefined;
  readonly callbackToken?: string | undefined;
}

/** What came of one attempt to deliver a confirmation. */
export interface CallbackDelivery {
  readonly reference: string;
  /** Whether the receiver answered with a 2xx. */
  readonly delivered: boolean;
  /** The receiver's answer; absent when none came. */
  readonly status?: number;
  /** Why no answer came. */
  readonly error?: string;
}

const retriesMax = 10;
const retryDelayMs = 100;
const retryDelayMsMax = 5_000;
const attemptTimeoutMs = 5_000;

/**
 * Sends the confirmations of billing handoffs.
 *
 * Owns the pending deliveries and their connections. 1. A delivery ends with a 2xx, after ten retries, or when it is
 * dropped. 2. After `stop` no timer and no connection is left. 3. What is dropped leaves no entry behind.
 */
export class CallbackSender {
  readonly #agent = new Agent({ keepAliveTimeout: 1_000 });
  readonly #pending = new Map<string, AbortController>();
  readonly #delayMs: number;
  readonly #record: (entry: CallbackEntry) => void;

  constructor(delayMs: number, record: (entry: CallbackEntry) => void) {
    this.#delayMs = delayMs;
    this.#record = record;
  }

  /** Sends the confirmation `times` times, each with its own retries, after the delay. */
  schedule(handoff: Handoff, times: number): void {
    const controller = new AbortController();
    this.#pending.set(handoff.reference, controller);
    void this.#deliver(handoff, times, controller.signal).finally(() => this.#pending.delete(handoff.reference));
  }

  /** Sends the confirmation once, now; does not touch a delivery that is pending. */
  send(handoff: Handoff): Promise<CallbackDelivery> {
    return this.#attempt(handoff, AbortSignal.timeout(attemptTimeoutMs));
  }

  /** Gives up the pending delivery of a handoff, if there is one. */
  drop(reference: string): void {
    this.#pending.get(reference)?.abort();
  }

  /** Gives up every pending delivery. */
  dropAll(): void {
    for (const controller of this.#pending.values()) controller.abort();
  }

  async stop(): Promise<void> {
    this.dropAll();
    await this.#agent.destroy();
  }

  async #deliver(handoff: Handoff, times: number, dropped: AbortSignal): Promise<void> {
    await pause(this.#delayMs, [dropped]);
    for (let sent = 0; sent < times; sent += 1) await this.#sendUntilTaken(handoff, dropped);
  }

  async #sendUntilTaken(handoff: Handoff, dropped: AbortSignal): Promise<void> {
    for (let retry = 0; retry <= retriesMax && !dropped.aborted; retry += 1) {
      const signal = AbortSignal.any([dropped, AbortSignal.timeout(attemptTimeoutMs)]);
      const { delivered } = await this.#attempt(handoff, signal, dropped);
      if (delivered) return;
      await pause(Math.min(retryDelayMs * 2 ** retry, retryDelayMsMax), [dropped]);
    }
  }

  async #attempt(handoff: Handoff, signal: AbortSignal, dropped?: AbortSignal): Promise<CallbackDelivery> {
    const outcome = await this.#post(handoff, signal).then(
      (status) => ({ status }),
      (error: unknown) => ({ error: reasonOf(error) }),
    );
    const { reference, businessKey, idempotencyKey } = handoff;
    if (!dropped?.aborted) {
      const at = new Date().toISOString();
      this.#record({
        system: 'billing',
        operation: 'handoffs',
        businessKey,
        idempotencyKey,
        reference,
        at,
        ...outcome,
      });
    }
    return { reference, delivered: 'status' in outcome && outcome.status >= 200 && outcome.status < 300, ...outcome };
  }

  async #post(handoff: Handoff, signal: AbortSignal): Promise<number> {
    const { reference, correlation, idempotencyKey, businessKey, callbackToken } = handoff;
    const response = await request(handoff.callbackUrl, {
      method: 'POST',
      dispatcher: this.#agent,
      signal,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `callback-${reference}`,
        ...(callbackToken && { authorization: `Bearer ${callbackToken}` }),
      },
      body: JSON.stringify({ reference, correlation, idempotencyKey, businessKey, outcome: 'CONFIRMED' }),
    });
    await response.body.dump();
    return response.statusCode;
  }
}

/** The address is left out: it may carry a secret in its query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
