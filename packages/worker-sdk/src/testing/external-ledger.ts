import type { ExternalClass } from '@stepwright/contract';

/** A request that asked the system to change something. */
export interface ExternalRequest {
  /** The header `Idempotency-Key`. */
  readonly idempotencyKey: string | undefined;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Parsed when it is JSON, else as text. */
  readonly body: unknown;
}

/** Something that the system has really done. */
export interface ExternalDone extends ExternalRequest {
  /** The system's own name for it, `EXT-1` and so on. */
  readonly reference: string;
}

/** What the system answers: a status and JSON. */
export interface ExternalAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the system has done and refused, by the rules of its class. */
export interface ExternalLedger {
  readonly effects: readonly ExternalDone[];
  /** Does what is asked for; a system that knows keys answers a repeated one with its first answer instead. */
  perform(request: ExternalRequest): ExternalAnswer;
  refuse(request: ExternalRequest, code: string, status: number): ExternalAnswer;
  /** Says what became of a key. */
  lookUp(idempotencyKey: string): ExternalAnswer;
}

/** Makes an empty ledger. @param describe adds to the answer of an effect */
export function createExternalLedger(
  externalClass: ExternalClass,
  describe: (effect: ExternalDone) => object,
): ExternalLedger {
  const effects: ExternalDone[] = [];
  const answers = new Map<string, ExternalAnswer>();
  const remember = ({ idempotencyKey }: ExternalRequest, answer: ExternalAnswer): ExternalAnswer => {
    if (idempotencyKey !== undefined && !isDone(answers.get(idempotencyKey))) answers.set(idempotencyKey, answer);
    return answer;
  };
  const countOf = (key: string): number => effects.filter(({ idempotencyKey }) => idempotencyKey === key).length;
  return {
    effects,
    perform(request) {
      const known = answers.get(request.idempotencyKey ?? '');
      if (externalClass === 'keyed' && known) return known;
      const effect = { ...request, reference: `EXT-${effects.length + 1}` };
      effects.push(effect);
      return remember(request, { status: 201, body: { reference: effect.reference, ...describe(effect) } });
    },
    refuse: (request, code, status) => remember(request, problemOf(status, code, 'The system has refused.')),
    lookUp(key) {
      if (externalClass === 'blind') return problemOf(501, 'QUERY_NOT_SUPPORTED', 'The system cannot be asked.');
      const known = answers.get(key);
      if (!known) return problemOf(404, 'IDEMPOTENCY_KEY_UNKNOWN', `Nothing is known under ${key}.`);
      if (isDone(known)) return { status: 200, body: { status: 'DONE', effects: countOf(key), ...known.body } };
      return { status: 200, body: { ...known.body, status: 'REFUSED' } };
    },
  };
}

/** Makes an answer that says no, as a problem document with a stable code. */
export function problemOf(status: number, code: string, detail: string): ExternalAnswer {
  return { status, body: { type: 'about:blank', status, code, detail } };
}

/** An effect weighs more than a refusal: it is there, whatever was answered before. */
function isDone(answer: ExternalAnswer | undefined): boolean {
  return answer !== undefined && answer.status < 400;
}
