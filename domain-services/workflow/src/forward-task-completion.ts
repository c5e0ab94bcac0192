import { randomUUID } from 'node:crypto';
import { type Authenticator, Problem, problemBody, problemOf } from '@stepwright/service-kit';
import { request as send } from 'undici';
import * as z from 'zod';

/** What an approver sends. */
export const taskCompletion = z.strictObject({
  decision: z.enum(['APPROVED', 'REJECTED']),
  reasonCode: z.string().min(1).max(100),
  comment: z.string().max(2000).optional(),
  observedQuoteRevision: z.int().min(1),
  quoteId: z.string().max(64).optional(),
});

const bodyBytesMax = 100_000;
const forwardedHeaders = ['authorization', 'idempotency-key', 'if-match', 'content-type'];
const returnedHeaders = ['content-type', 'etag', 'retry-after', 'x-correlation-id', 'www-authenticate'];

/**
 * Completes a human task by forwarding the decision to the service that owns it, as the caller: with the caller's token,
 * Idempotency-Key and If-Match. The answer is given back unchanged, so who may decide is said in one place, the quote service.
 *
 * @param options.quoteUrl the base URL of the quote service.
 * @returns a handler for `POST /workflow-tasks/{taskId}/completion`; it never throws.
 */
export function createTaskCompletionForwarder(options: {
  readonly quoteUrl: string;
  readonly authenticator: Authenticator;
  /** @default 10_000 */
  readonly timeoutMs?: number;
}): (request: Request, taskId: string) => Promise<Response> {
  const { quoteUrl, authenticator, timeoutMs = 10_000 } = options;
  return async (request, taskId) => {
    const correlationId = correlationOf(request);
    try {
      await authenticator.authenticate(request.headers.get('authorization') ?? undefined);
      const quoteId = quoteOf(taskId);
      const { observedQuoteRevision, quoteId: named, ...decision } = await readBody(request);
      if (named !== undefined && named !== quoteId) throw otherQuote(taskId, named);
      const response = await send(`${quoteUrl}/quotes/${quoteId}/approval-decisions`, {
        method: 'POST',
        headers: { ...pick(request.headers, forwardedHeaders), 'x-correlation-id': correlationId },
        body: JSON.stringify({ ...decision, approvalTaskId: taskId, quoteRevision: observedQuoteRevision }),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch(noAnswer);
      const text = await response.body.text().catch(noAnswer);
      const headers = new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
      return new Response(text, { status: response.statusCode, headers: pick(headers, returnedHeaders) });
    } catch (cause) {
      return refuse(problemOf(cause), new URL(request.url).pathname, correlationId);
    }
  };
}

/** Our task id is `<quoteId>.<uuid>`: it leads to its owner without asking anybody. */
function quoteOf(taskId: string): string {
  const quoteId = /^([A-Za-z0-9][A-Za-z0-9-]{0,63})\.[0-9a-f-]{36}$/.exec(taskId)?.[1];
  if (quoteId !== undefined) return quoteId;
  throw new Problem(404, 'WORKFLOW_TASK_NOT_FOUND', `There is no task ${taskId.slice(0, 120)} that you may see.`);
}

async function readBody(request: Request): Promise<z.infer<typeof taskCompletion>> {
  const bytes = await readBytes(request);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem(400, 'REQUEST_NOT_READABLE', 'The body is not JSON in UTF-8.', { cause });
  }
  const result = taskCompletion.safeParse(json);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    path: ['body', ...path.map(String)].join('.'),
    message,
  }));
  const list = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Problem(400, 'REQUEST_NOT_VALID', `The request is not valid: ${list}`.slice(0, 1000), { errors });
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bodyBytesMax)
      throw new Problem(413, 'BODY_TOO_LARGE', `The body is larger than ${bodyBytesMax} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function otherQuote(taskId: string, named: string): Problem {
  return new Problem(
    400,
    'WORKFLOW_TASK_OF_ANOTHER_QUOTE',
    `The body names the quote "${named}", the task "${taskId}" belongs to another; leave quoteId out.`,
    { errors: [{ path: 'body.quoteId', message: 'must be the quote of the task' }] },
  );
}

function noAnswer(cause: unknown): never {
  throw new Problem(
    503,
    'QUOTE_NOT_AVAILABLE',
    'The quote service does not answer; whether it took the decision is not known. Repeat with the same Idempotency-Key.',
    { retryable: true, cause },
  );
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function correlationOf(request: Request): string {
  const sent = request.headers.get('x-correlation-id') ?? '';
  return /^[\w.:-]{1,100}$/.test(sent) ? sent : randomUUID();
}

function refuse(problem: Problem, instance: string, correlationId: string): Response {
  return new Response(JSON.stringify(problemBody(problem, { instance, correlationId })), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-correlation-id': correlationId,
      ...(problem.retryable ? { 'retry-after': '1' } : {}),
      ...(problem.status === 413 ? { connection: 'close' } : {}),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}
