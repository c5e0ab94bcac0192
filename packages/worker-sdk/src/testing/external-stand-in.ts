import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExternalClass } from '@stepwright/contract';
import type { ExternalFault } from './external-fault.ts';
import type { ExternalDone, ExternalRequest } from './external-ledger.ts';
import { ExternalSystemStandIn } from './external-system-stand-in.ts';

/** What the system is like. */
export interface ExternalStandInOptions {
  /** `keyed`: a repeated key has one effect. `queryable`: it has two, but the key can be asked for. `blind`: neither. @default keyed */
  readonly class?: ExternalClass;
  /** Adds to the answer of an effect, which is `{ reference }`. @default nothing */
  readonly answer?: (effect: ExternalDone) => object;
}

/** An external system on a port of this machine, which counts what really happened. */
export interface ExternalStandIn extends AsyncDisposable {
  readonly url: string;
  /** Every request that arrived to change something, whatever came of it. */
  readonly requests: readonly ExternalRequest[];
  /** Everything that has happened: with one operation under test, one entry or none. */
  readonly effects: readonly ExternalDone[];
  /** The keys that were asked for. */
  readonly lookUps: readonly string[];
  /** Plans what goes wrong with the next request that has no plan yet; look-ups are not touched. */
  next(fault: ExternalFault): void;
  /** Lets everything happen that is `late`. */
  deliverLate(): void;
  close(): Promise<void>;
}

/**
 * Starts a stand-in on a free port. Any request but GET is one for an effect: it answers 201 `{ reference }`, or problem+json `{ code }`. GET with
 * `?idempotencyKey=` or ending in `/by-key/<key>` says what became of the key: 200 with status `DONE` or `REFUSED`, 404, or 501.
 *
 * @example
 * await using inventory = await startExternalStandIn({ class: 'queryable' });
 * inventory.next({ kind: 'lose-answer' });
 * const bench = testHandler(reserveInventoryAt(inventory.url), { businessKey: 'acme:order:O-1' });
 * await bench.untilSettled({ tenantId: 'acme', lineId: 'L-1' });
 * assert.equal(inventory.effects.length, 1);
 */
export async function startExternalStandIn(options: ExternalStandInOptions = {}): Promise<ExternalStandIn> {
  const system = new ExternalSystemStandIn(options.class ?? 'keyed', options.answer);
  const server = createServer((request, response) => void system.serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: system.requests,
    effects: system.ledger.effects,
    lookUps: system.lookUps,
    next: (fault) => void system.faults.push(fault),
    deliverLate: () => system.deliverLate(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
