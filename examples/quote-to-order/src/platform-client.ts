import { randomUUID } from 'node:crypto';
import type { DevelopmentIdentity } from '@stepwright/service-kit';
import type { Platform } from './start-platform.ts';

/** An answer of a service. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the demonstration and the tests read answers of five services; each is checked where it is used.
  readonly body: any;
  readonly etag: string | undefined;
}

/** What a call may carry besides its path. */
export interface CallOptions {
  readonly body?: unknown;
  readonly etag?: string | undefined;
  /** @default a new one */
  readonly key?: string;
}

/** Calls the services in somebody's name. */
export interface PlatformClient {
  get(path: string): Promise<Answer>;
  post(path: string, options?: CallOptions): Promise<Answer>;
  put(path: string, options?: CallOptions): Promise<Answer>;
}

/** A client for one service of the platform, with a development token of `identity`. */
export function createPlatformClient(
  platform: Platform,
  service: 'catalog' | 'quote' | 'order' | 'workflow' | 'operations',
  identity: DevelopmentIdentity,
): PlatformClient {
  const call = async (
    method: string,
    path: string,
    { body = {}, etag, key = randomUUID() }: CallOptions = {},
  ): Promise<Answer> => {
    const response = await fetch(`${platform.urls[service]}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await platform.issuer.token(identity)}`,
        'content-type': 'application/json',
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      etag: response.headers.get('etag') ?? undefined,
    };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, options) => call('POST', path, options),
    put: (path, options) => call('PUT', path, options),
  };
}

/** A call did not end as the demonstration needs it. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly code = 'UNEXPECTED_ANSWER';
}

/** Gives the answer when it has one of the statuses. @throws {UnexpectedAnswerError} with what the service said otherwise. */
export function expectStatus(answer: Answer, what: string, ...statuses: readonly number[]): Answer {
  if (statuses.includes(answer.status)) return answer;
  throw new UnexpectedAnswerError(`${what}: the service answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
