import * as z from 'zod';
import type { Attempt, AttemptRequestInit } from '../handler/task-context.ts';

/** What a system answered to a request for an effect, or found under an idempotency key. */
export type EffectAnswer =
  | {
      readonly kind: 'DONE';
      /** The system's own name for what it did. */
      readonly reference: string;
      /** The whole answer. */
      readonly body: Readonly<Record<string, unknown>>;
    }
  /** Surely nothing happened. `code` is the system's business code, or `HTTP_<status>`. */
  | { readonly kind: 'REFUSED'; readonly code: string; readonly reason: string };

/** What a look-up found. */
export type EffectFinding =
  | EffectAnswer
  /** The system says that it knows nothing under the key. */
  | { readonly kind: 'NOT_KNOWN'; readonly reason: string }
  /** The system could not tell. */
  | { readonly kind: 'NOT_TOLD'; readonly reason: string };

/** Asks a question over HTTP: the `fetch` of a reconciliation, or `questionFetch`. */
export type AskFetch = (url: string, init?: AttemptRequestInit) => Promise<Response>;

/**
 * A system whose adapter follows the convention: `POST /{system}/{operation}` with the header Idempotency-Key answers 2xx `{ reference }` or
 * problem+json `{ code }`, and `GET /{system}/{operation}?idempotencyKey=` says what became of the key.
 */
export interface ExternalSystem {
  /**
   * Sends a request under an attempt. 5xx, and an answer that cannot be read, are thrown: the outcome is unknown.
   *
   * @throws {NotSentError} and {@link UnknownOutcomeError} as `attempt.fetch` does.
   */
  request(attempt: Pick<Attempt, 'fetch'>, operation: string, body: object): Promise<EffectAnswer>;
  /** Looks up what became of an idempotency key. Changes nothing. @throws as `fetch` does when there is no answer. */
  lookUp(fetch: AskFetch, operation: string, idempotencyKey: string): Promise<EffectFinding>;
}

const done = z.looseObject({ reference: z.string().min(1) });
const refused = z.object({ code: z.string().min(1), detail: z.string().optional() });
const found = z.discriminatedUnion('status', [
  done.extend({ status: z.literal('DONE') }),
  refused.extend({ status: z.literal('REFUSED') }),
]);

/**
 * Makes the client of one external system.
 *
 * @param options.url the address under which `/{name}/{operation}` is found.
 * @param options.timeoutMs limit of one call, in ms.
 */
export function createExternalSystem(options: {
  readonly name: string;
  readonly url: string;
  readonly timeoutMs: number;
}): ExternalSystem {
  const { name, url, timeoutMs } = options;
  const base = `${url.replace(/\/+$/, '')}/${name}`;
  return {
    async request(attempt, operation, body) {
      const response = await attempt.fetch(`${base}/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        timeoutMs,
      });
      const text = await response.text();
      if (response.ok) return doneOf(done.parse(JSON.parse(text)));
      if (response.status < 500) return refusalOf(name, response.status, text);
      throw new Error(`${name} answered ${response.status} to ${operation}: whether it happened is unknown.`);
    },
    async lookUp(fetch, operation, idempotencyKey) {
      const query = new URLSearchParams({ idempotencyKey });
      const response = await fetch(`${base}/${operation}?${query}`, { timeoutMs });
      return findingOf(`${name}/${operation}`, response.status, await response.text());
    },
  };
}

/** Makes a `fetch` for questions outside of a reconciliation, ended by the task's signal. */
export function questionFetch(signal: AbortSignal): AskFetch {
  return (url, { timeoutMs = 2_000, ...init } = {}) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
}

function doneOf(body: z.infer<typeof done>): EffectAnswer {
  return { kind: 'DONE', reference: body.reference, body };
}

function refusalOf(name: string, status: number, text: string): EffectAnswer {
  const { code, detail } = readProblem(text) ?? { code: `HTTP_${status}` };
  return { kind: 'REFUSED', code, reason: detail ?? `${name} answered ${status}.` };
}

function findingOf(place: string, status: number, text: string): EffectFinding {
  if (status === 200) {
    const body = found.parse(JSON.parse(text));
    if (body.status === 'DONE') return doneOf(body);
    return { kind: 'REFUSED', code: body.code, reason: body.detail ?? `${place} has refused the key.` };
  }
  const code = readProblem(text)?.code;
  // Only the system's own word counts: the 404 of a proxy or of a wrong address proves nothing.
  if (status === 404 && code === 'IDEMPOTENCY_KEY_UNKNOWN') {
    return { kind: 'NOT_KNOWN', reason: `${place} knows nothing under the key.` };
  }
  return { kind: 'NOT_TOLD', reason: `${place} answered the look-up with ${status}${code ? ` ${code}` : ''}.` };
}

function readProblem(text: string): z.infer<typeof refused> | undefined {
  try {
    return refused.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
