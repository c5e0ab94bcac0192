import { BoundedMap } from './bounded-map.ts';
import type { EffectRequest } from './effect-request.ts';
import type { Problem } from './problem.ts';
import type { OperationName, SystemName } from './systems.ts';

/** The answer to a request that had an effect. */
export interface EffectAnswer {
  readonly reference: string;
  readonly system: SystemName;
  readonly operation: OperationName;
  readonly businessKey: string;
  readonly idempotencyKey: string;
  readonly at: string;
  /** The same as `reference`; reservations only. */
  readonly reservationId?: string;
  /** The effect taken back; undo operations only. */
  readonly undoes?: string;
  /** Address of the rendered document; renderings only. */
  readonly storageUri?: string;
  /** SHA-256 of the bytes of the rendered document, in hexadecimal; renderings only. */
  readonly contentHash?: string;
}

/** What a system answers: a status and a body, which is a problem document from 400 on. */
export interface Answer {
  readonly status: number;
  readonly body: EffectAnswer | Problem;
}

/** What became of the requests under one idempotency key. */
export interface Outcome {
  readonly businessKey: string;
  /** The answer to the first request that had an effect. */
  readonly done?: { readonly status: number; readonly body: EffectAnswer };
  /** The answer to the first request that was refused. */
  readonly refused?: { readonly status: number; readonly body: Problem };
  /** How many effects there were under the key: more than one only without deduplication. */
  readonly effects: number;
}

const outcomesMax = 100_000;

/** Knows the first answer under each idempotency key of each operation; a key means nothing to another operation. */
export class Outcomes {
  readonly #byKey = new BoundedMap<string, Outcome>(outcomesMax);

  get(request: Pick<EffectRequest, 'operation' | 'idempotencyKey'>): Outcome | undefined {
    return this.#byKey.get(keyOf(request));
  }

  done(request: EffectRequest, answer: NonNullable<Outcome['done']>): void {
    const known = this.#known(request);
    this.#byKey.set(keyOf(request), { ...known, done: known.done ?? answer, effects: known.effects + 1 });
  }

  refused(request: EffectRequest, answer: NonNullable<Outcome['refused']>): void {
    const known = this.#known(request);
    this.#byKey.set(keyOf(request), { ...known, refused: known.refused ?? answer });
  }

  clear(): void {
    this.#byKey.clear();
  }

  #known(request: EffectRequest): Outcome {
    return this.get(request) ?? { businessKey: request.body.businessKey, effects: 0 };
  }
}

function keyOf({ operation, idempotencyKey }: Pick<EffectRequest, 'operation' | 'idempotencyKey'>): string {
  return `${operation.system}/${operation.operation}/${idempotencyKey}`;
}
