import { DownstreamError } from './downstream-error.ts';
import type { EffectRequest } from './effect-request.ts';
import type { Fault, FaultKind } from './fault.ts';

const faultsMax = 10_000;

/** The faults that wait for a request to hit, oldest first. */
export class FaultList {
  #waiting: { fault: Fault; left: number }[] = [];
  #lastId = 0;

  /**
   * Adds a fault and gives its id.
   *
   * @throws DownstreamError `FAULTS_TOO_MANY` (409) when 10,000 are waiting already.
   */
  add(fault: Fault): string {
    if (this.#waiting.length >= faultsMax) {
      throw new DownstreamError(409, 'FAULTS_TOO_MANY', `${faultsMax} faults are waiting already. Clear them first.`);
    }
    this.#lastId += 1;
    this.#waiting.push({ fault, left: fault.count });
    return `fault-${this.#lastId}`;
  }

  /** Uses up one hit of the oldest fault of one of the kinds that fits the request, and gives that fault. */
  take(request: EffectRequest, kinds: readonly FaultKind[]): Fault | undefined {
    const entry = this.#waiting.find(({ fault }) => kinds.includes(fault.kind) && fits(fault, request));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}

function fits(fault: Fault, { operation, body }: EffectRequest): boolean {
  return (
    fault.system === operation.system &&
    fault.operation === operation.operation &&
    (fault.match === undefined || body.businessKey.includes(fault.match))
  );
}
