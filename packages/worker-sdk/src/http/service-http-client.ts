import { type Dispatcher, request as sendRequest } from 'undici';
import * as z from 'zod';
import type { TaskFacts } from '../handler/task-context.ts';
import type { TokenSource } from './client-credentials.ts';
import { ServiceCallError } from './service-call-error.ts';

/** The task for which a service is asked; a handler's context fits. */
export type ServiceCaller = Pick<TaskFacts, 'tenantId' | 'topic' | 'externalTaskId' | 'signal'>;

/** The parts of a path; each is encoded, so that an id can never change the route. */
export type PathSegments = readonly (string | number)[];

/** Asks one service as a worker, for the tenant of the task that runs. Every call is sent once, has a limit and ends with the task's signal. */
export interface ServiceHttpClient {
  /** @throws {ServiceCallError} when the service refuses or does not answer. */
  get<T>(caller: ServiceCaller, path: PathSegments, schema: z.ZodType<T>): Promise<T>;
  /**
   * Sends a command under the idempotency key `<topic>:<external task id>`: a later run of the task repeats it without a second effect.
   *
   * @throws {ServiceCallError} when the service refuses or does not answer.
   */
  post<T>(caller: ServiceCaller, path: PathSegments, body: object, schema: z.ZodType<T>): Promise<T>;
}

/** How to reach a service. */
export interface ServiceHttpClientOptions {
  /** For error texts, for example `order`. */
  readonly name: string;
  /** Address without path, for example `http://127.0.0.1:4003`. */
  readonly url: string;
  readonly token: TokenSource;
  /** Limit of one call, the token's not included, in ms. @default 5_000 */
  readonly timeoutMs?: number;
  /** @default undici's global one */
  readonly dispatcher?: Dispatcher;
}

interface Call {
  readonly caller: ServiceCaller;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** Makes the client. It reads `application/problem+json` into {@link ServiceCallError}. */
export function createServiceHttpClient(options: ServiceHttpClientOptions): ServiceHttpClient {
  const ask = async <T>(call: Call, schema: z.ZodType<T>): Promise<T> => {
    const { status, text } = await send(options, call);
    if (status >= 200 && status < 300) return readAnswer(options, call, { status, text }, schema);
    // A token that the issuer has outlived (its key was changed) must not be used until its own end.
    if (status === 401) options.token.forget(call.caller.tenantId);
    throw refusal(options, call, status, text);
  };
  return {
    get: (caller, path, schema) => ask({ caller, method: 'GET', path: pathOf(path) }, schema),
    post: (caller, path, body, schema) => ask({ caller, method: 'POST', path: pathOf(path), body }, schema),
  };
}

function pathOf(segments: PathSegments): string {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

async function send(
  { name, url, token, timeoutMs = 5_000, dispatcher }: ServiceHttpClientOptions,
  { caller, method, path, body }: Call,
): Promise<{ status: number; text: string }> {
  const bearer = await token(caller.tenantId);
  try {
    const response = await sendRequest(`${url.replace(/\/+$/, '')}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        ...(body && {
          'content-type': 'application/json',
          'idempotency-key': `${caller.topic}:${caller.externalTaskId}`,
        }),
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.any([caller.signal, AbortSignal.timeout(timeoutMs)]),
      ...(dispatcher ? { dispatcher } : {}),
    });
    return { status: response.statusCode, text: await response.body.text() };
  } catch (cause) {
    caller.signal.throwIfAborted();
    const message = `The ${name} service did not answer ${method} ${path}.`;
    throw new ServiceCallError(message, {
      errorCode: 'SERVICE_NOT_AVAILABLE',
      status: undefined,
      retryable: true,
      cause,
    });
  }
}

function readAnswer<T>(
  { name }: ServiceHttpClientOptions,
  { method, path }: Call,
  { status, text }: { status: number; text: string },
  schema: z.ZodType<T>,
): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const message = `The ${name} service's answer to ${method} ${path} cannot be read. Compare the service with what the worker expects.`;
    throw new ServiceCallError(message, { errorCode: 'SERVICE_ANSWER_UNREADABLE', status, retryable: false, cause });
  }
}

const problem = z.object({
  errorCode: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
  retryable: z.boolean().optional(),
});

function refusal(
  { name }: ServiceHttpClientOptions,
  { method, path }: Call,
  status: number,
  text: string,
): ServiceCallError {
  const { errorCode = `HTTP_${status}`, detail, title, retryable } = readProblem(text);
  const reason = detail ?? title ?? 'it gave no reason';
  const message = `The ${name} service refused ${method} ${path} with ${status} ${errorCode}: ${reason}`;
  return new ServiceCallError(message, {
    errorCode,
    status,
    retryable: retryable ?? (status >= 500 || status === 429),
  });
}

function readProblem(text: string): z.infer<typeof problem> {
  try {
    return problem.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
