import { type Dispatcher, request as sendRequest } from 'undici';
import * as z from 'zod';
import { type AttemptStore, AttemptStoreUnavailableError, OperationRefusedError } from './attempt-store.ts';

/** How to reach the service that keeps operations. */
export interface HttpAttemptStoreOptions {
  /** Address of the service, for example `http://127.0.0.1:4003`; `/operations` is added. */
  readonly url: string;
  /** Gives the worker's bearer token for a tenant, asked anew for every call. */
  readonly token: (tenantId: string) => Promise<string>;
  /** Limit of one call, in ms. @default 5_000 */
  readonly timeoutMs?: number;
  /** @default undici's global one */
  readonly dispatcher?: Dispatcher;
}

const wireValue = z.object({
  type: z.string().optional(),
  value: z.unknown(),
  valueInfo: z.record(z.string(), z.unknown()).optional(),
});
const attemptOutcome = z.enum(['OPEN', 'SUCCEEDED', 'REJECTED', 'NOT_SENT', 'DID_NOT_HAPPEN', 'UNKNOWN']);
const operationState = z.object({
  operationId: z.string(),
  idempotencyKey: z.string(),
  generation: z.int(),
  status: z.enum(['READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED']),
  output: z.record(z.string(), wireValue).optional(),
  code: z.string().optional(),
  reconcileCount: z.int(),
  lastAttempt: z
    .object({
      attemptNo: z.int(),
      outcome: attemptOutcome,
      sendDeadline: z.iso.datetime({ offset: true }),
      settleMs: z.int(),
      startedAt: z.string(),
    })
    .optional(),
});
const begun = z.object({ attemptNo: z.int() });
const problem = z.object({
  errorCode: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
});

/**
 * Makes an attempt store that a service keeps; service-kit mounts the routes. A call is sent once: repeating is the run's decision.
 *
 * It tells no open attempts: a token is of one tenant, and a worker that starts does not know which tenants its killed processes had served.
 */
export function createHttpAttemptStore(options: HttpAttemptStoreOptions): AttemptStore {
  const base = options.url.replace(/\/+$/, '');
  const post = async <T>(tenantId: string, path: string, body: object, schema: z.ZodType<T>): Promise<T> => {
    const { status, text } = await send(options, { tenantId, url: `${base}/operations${path}`, body });
    if (status >= 200 && status < 300) return read(path, text, schema);
    throw refusalOf(path, status, text);
  };
  const attemptPath = (operationId: string, attemptNo: number): string =>
    `/${encodeURIComponent(operationId)}/attempts/${attemptNo}`;
  return {
    open: ({ tenantId, ...request }) => post(tenantId, '', request, operationState),
    beginAttempt: ({ tenantId, operationId }, request) =>
      post(tenantId, `/${encodeURIComponent(operationId)}/attempts`, request, begun),
    recordOutcome: ({ tenantId, operationId }, attemptNo, outcome) =>
      post(tenantId, `${attemptPath(operationId, attemptNo)}/outcome`, outcome, operationState),
    recordStillUnknown: ({ tenantId, operationId }, attemptNo, reason) =>
      post(tenantId, `${attemptPath(operationId, attemptNo)}/reconciliations`, { reason }, operationState),
  };
}

async function send(
  { token, timeoutMs = 5_000, dispatcher }: HttpAttemptStoreOptions,
  { tenantId, url, body }: { tenantId: string; url: string; body: object },
): Promise<{ status: number; text: string }> {
  try {
    const response = await sendRequest(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token(tenantId)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      ...(dispatcher ? { dispatcher } : {}),
    });
    return { status: response.statusCode, text: await response.body.text() };
  } catch (cause) {
    throw new AttemptStoreUnavailableError(`The attempt store at ${new URL(url).origin} did not answer.`, { cause });
  }
}

function read<T>(path: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AttemptStoreUnavailableError(`The attempt store's answer to /operations${path} cannot be read.`, {
      cause,
    });
  }
}

/** A 4xx is a refusal. 401 and 429 pass with a new token and with time, so like all else they are a store that cannot answer now. */
function refusalOf(path: string, status: number, text: string): Error {
  if (status >= 500 || status === 429 || status === 401 || status < 400) {
    return new AttemptStoreUnavailableError(`The attempt store answered ${status} to /operations${path}.`);
  }
  const { errorCode = `HTTP_${status}`, detail, title } = readProblem(text);
  const reason = detail ?? title ?? 'it gave no reason';
  return new OperationRefusedError(
    errorCode,
    `The attempt store refused /operations${path} with ${errorCode}: ${reason}`,
    status,
  );
}

function readProblem(text: string): z.infer<typeof problem> {
  try {
    return problem.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
