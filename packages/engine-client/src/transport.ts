import { Pool } from 'undici';
import { connectionAdvice } from './connection-advice.ts';
import { type EngineBase, engineBase } from './engine-base.ts';
import type { EngineConnection } from './engine-client.ts';
import type { CallOptions, EngineClientOptions } from './engine-client-options.ts';
import { stringifyEngineJson } from './engine-json.ts';
import {
  EngineAbortedError,
  type EngineCall,
  type EngineError,
  EngineNoAnswerError,
  EngineProtocolError,
  EngineUnavailableError,
} from './errors.ts';
import { type ExchangeAnswer, ExchangeFailure, exchange } from './exchange.ts';
import { EngineNotFoundError } from './http-errors.ts';
import { runOverNodes } from './nodes.ts';
import { observeCalls } from './observe-calls.ts';
import { queryString } from './query-string.ts';
import { type Expected, readAnswer } from './read-answer.ts';
import { LimitReached, untilAborted, withLimit } from './with-limit.ts';

/** One call of the engine's API. */
export interface EngineRequest extends EngineCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: object;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: { contentType: string; content: Uint8Array };
  /** True for a POST that only asks. @default true for GET, false for others */
  asksOnly?: boolean;
}

/** Sends calls and reads their answers; the methods differ in what they expect. */
export interface Transport {
  readonly timeoutMs: number;
  /** Undefined when the calls do not go over HTTP. */
  readonly connection: EngineConnection | undefined;
  object<T>(request: EngineRequest, call?: CallOptions): Promise<T>;
  list<T>(request: EngineRequest, call?: CallOptions): Promise<T[]>;
  /** Undefined when the engine says 404. */
  find<T>(request: EngineRequest, call?: CallOptions): Promise<T | undefined>;
  /** Undefined when there is no text (204). */
  text(request: EngineRequest, call?: CallOptions): Promise<string | undefined>;
  send(request: EngineRequest, call?: CallOptions): Promise<void>;
  close(): Promise<void>;
}

interface Settings {
  pool: Pool;
  base: EngineBase;
  timeoutMs: number;
  responseBytesMax: number;
  headers: NonNullable<EngineClientOptions['headers']>;
}

/** Opens a pool of kept-alive connections to each node of an engine. @throws TypeError when there is no address, or an unusable one */
export function createTransport(options: EngineClientOptions): Transport {
  const urls = typeof options.url === 'string' ? [options.url] : options.url;
  if (urls.length === 0) throw new TypeError("The engine's url is an empty list; give at least one address.");
  const nodes = urls.map((url) => openNode(engineBase(url), options));
  const { timeoutMs } = nodes[0] as Settings;
  const run = runOverNodes(
    nodes.map((settings) => {
      const ofNode: Run = (request, expected, call = {}) => perform(settings, request, expected, call);
      return observeCalls(addressOf(settings), ofNode, options.observers ?? []);
    }),
  );
  const connection = {
    urls: nodes.map(addressOf),
    tls: options.tls,
    headers: () => askHeaders(nodes[0] as Settings),
  };
  const close = async (): Promise<void> => void (await Promise.all(nodes.map(({ pool }) => pool.close())));
  return { ...transportOf(timeoutMs, run, close), connection };
}

function addressOf({ base }: Settings): string {
  return base.origin + base.path;
}

function openNode(base: EngineBase, options: EngineClientOptions): Settings {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const pool = new Pool(base.origin, {
    connections: options.maxConnections ?? 50,
    connect: { timeout: Math.min(timeoutMs, 5_000), ...options.tls },
    // Every call has one limit of its own, from its start to the last byte.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  });
  const { responseBytesMax = 20 * 1024 * 1024, headers = () => ({}) } = options;
  return { pool, base, timeoutMs, responseBytesMax, headers };
}

/** Sends one call and reads its answer as what is expected. */
export type Run = (request: EngineRequest, expected: Expected, call?: CallOptions) => Promise<unknown>;

/** The methods of a transport, whatever carries its calls. */
export function transportOf(timeoutMs: number, run: Run, close: () => Promise<void>): Transport {
  let closing: Promise<void> | undefined;
  return {
    timeoutMs,
    connection: undefined,
    object: <T>(request: EngineRequest, call?: CallOptions) => run(request, 'object', call) as Promise<T>,
    list: <T>(request: EngineRequest, call?: CallOptions) => run(request, 'array', call) as Promise<T[]>,
    find: <T>(request: EngineRequest, call?: CallOptions) =>
      run(request, 'object', call).catch(undefinedWhenNotFound) as Promise<T | undefined>,
    text: (request, call) => run(request, 'text', call) as Promise<string | undefined>,
    send: async (request, call) => void (await run(request, 'nothing', call)),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function perform(settings: Settings, request: EngineRequest, expected: Expected, call: CallOptions): Promise<unknown> {
  const body = request.raw?.content ?? (request.body === undefined ? undefined : stringifyEngineJson(request.body));
  return withLimit(call.timeoutMs ?? settings.timeoutMs, call.signal, async (signal) => {
    const headers = await requestHeaders(settings, request, expected, signal);
    const attempt = (): Promise<ExchangeAnswer> => sendOnce(settings, request, { headers, body }, signal);
    const answer = await attempt().catch((error) => {
      if (mayAskAgain(request, error)) return attempt();
      throw error;
    });
    return readAnswer(request, answer, expected);
  });
}

/** A kept-alive connection may be closed by the engine just when a request goes out; a question can simply be asked again. */
export function mayAskAgain(request: EngineRequest, error: unknown): boolean {
  const asksOnly = request.asksOnly ?? request.method === 'GET';
  return asksOnly && error instanceof EngineNoAnswerError && error.reason === 'connection';
}

async function requestHeaders(
  settings: Settings,
  request: EngineRequest,
  expected: Expected,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    accept: expected === 'text' ? 'text/plain, application/json;q=0.9, */*;q=0.1' : 'application/json',
  };
  if (request.raw) headers['content-type'] = request.raw.contentType;
  else if (request.body !== undefined) headers['content-type'] = 'application/json';
  try {
    return { ...headers, ...(await untilAborted(askHeaders(settings), signal)) };
  } catch (error) {
    throw engineError(request, new ExchangeFailure(false, error), signal, 'the headers() option of the client failed');
  }
}

// As an async function, so that a headers() that throws and one that rejects are the same.
async function askHeaders({ headers }: Settings): Promise<Record<string, string>> {
  return headers();
}

async function sendOnce(
  settings: Settings,
  request: EngineRequest,
  content: { headers: Record<string, string>; body: string | Uint8Array | undefined },
  signal: AbortSignal,
): Promise<ExchangeAnswer> {
  const path = settings.base.path + request.path + queryString(request.query ?? {});
  const { responseBytesMax } = settings;
  try {
    return await exchange(settings.pool, { method: request.method, path, ...content }, { signal, responseBytesMax });
  } catch (error) {
    const failure = error instanceof ExchangeFailure ? error : new ExchangeFailure(false, error);
    throw engineError(request, failure, signal, connectionAdvice(settings.base.origin, failure.cause));
  }
}

function engineError(
  request: EngineRequest,
  failure: ExchangeFailure,
  signal: AbortSignal,
  notSent: string,
): EngineError {
  const { cause, sent, tooLargeStatus } = failure;
  if (tooLargeStatus !== undefined) {
    return new EngineProtocolError(
      `the answer is too large: ${words(cause)}; page the query`,
      request,
      tooLargeStatus,
      cause,
    );
  }
  const limitReached = signal.reason instanceof LimitReached;
  if (signal.aborted && !limitReached) {
    return new EngineAbortedError('the caller ended the call', request, sent ? 'unknown' : 'not-done', signal.reason);
  }
  if (!sent) return new EngineUnavailableError(`${notSent} (${words(cause)})`, request, cause);
  const reason = limitReached ? 'timeout' : 'connection';
  return new EngineNoAnswerError(`${words(cause)}; whether the call had its effect is unknown`, request, reason, cause);
}

function undefinedWhenNotFound(error: unknown): undefined {
  if (error instanceof EngineNotFoundError) return undefined;
  throw error;
}

/** What an error says, or its code when it says nothing. */
export function words(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || String((cause as { code?: unknown }).code ?? cause.name);
}
