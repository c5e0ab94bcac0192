import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineError } from '../state/engine-error.ts';
import type { Dispatcher } from './dispatch.ts';
import { errorAnswer } from './error-answer.ts';
import { readContent } from './read-content.ts';
import type { RestAnswer } from './route.ts';
import { queryOf, splitTarget } from './target.ts';
import { writeAnswer } from './write-answer.ts';

export interface RestServerOptions {
  readonly dispatcher: Dispatcher;
  /** @default a free port */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** Where the API is. @default '/engine-rest' */
  readonly basePath?: string;
  /** Serves paths outside `basePath`, for example the status page; without its method or path in it the answer is 404. */
  readonly beside?: Dispatcher;
  /** The largest body that is read. @default 50 MiB */
  readonly requestBytesMax?: number;
  /** How long a client may take to send a request. @default 60_000 */
  readonly receiveMs?: number;
  /** How long an answer may take; longer than the longest long poll. @default 31 minutes */
  readonly answerMs?: number;
}

export interface RestServer {
  /** The address of the API, for example `http://127.0.0.1:8080/engine-rest`. */
  readonly url: string;
  readonly port: number;
  /** Answers long polls at once with what they have, waits for running requests at most this long, and closes. @default 5_000 */
  stop(limitMs?: number): Promise<void>;
}

// A reason of our own spares an exception object per request.
const GONE = 'The client left or the server stops.';

interface Serving {
  readonly options: RestServerOptions;
  readonly basePath: string;
  readonly requestBytesMax: number;
  readonly answerMs: number;
  /** Of every request under way. */
  readonly open: Set<AbortController>;
  isStopping: boolean;
}

/** Serves the REST API over HTTP with kept-alive connections. @throws when the address cannot be had */
export async function startRestServer(options: RestServerOptions): Promise<RestServer> {
  const { port = 0, host = '127.0.0.1', receiveMs = 60_000 } = options;
  const basePath = options.basePath ?? '/engine-rest';
  const { requestBytesMax = 50 * 1024 * 1024, answerMs = 31 * 60_000 } = options;
  const serving: Serving = { options, basePath, requestBytesMax, answerMs, open: new Set(), isStopping: false };
  const server = createServer({ keepAliveTimeout: 30_000, headersTimeout: receiveMs, requestTimeout: receiveMs });
  server.on('request', (request, response) => void serve(serving, request, response));
  await listen(server, port, host);
  const actual = (server.address() as AddressInfo).port;
  const name = host.includes(':') ? `[${host}]` : host;
  let stopped: Promise<void> | undefined;
  return {
    url: `http://${name}:${actual}${basePath}`,
    port: actual,
    stop: (limitMs = 5_000) => {
      stopped ??= stopServer(server, serving, limitMs);
      return stopped;
    },
  };
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await answerOf(serving, request, response);
    if (serving.isStopping) response.setHeader('connection', 'close');
    writeAnswer(response, answer, request.method === 'HEAD');
  } catch (error) {
    // A request that broke off has nobody to answer; anything else is answered as it is.
    if (request.errored || response.destroyed) return void response.destroy();
    response.setHeader('connection', 'close');
    writeAnswer(response, errorAnswer(error), false);
  }
}

async function answerOf(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<RestAnswer> {
  const { basePath, requestBytesMax, options } = serving;
  const { path, queryText } = splitTarget(request.url ?? '/');
  const inApi = path.startsWith(basePath) && (path.length === basePath.length || path[basePath.length] === '/');
  const dispatcher = inApi ? options.dispatcher : options.beside;
  const localPath = inApi ? path.slice(basePath.length) || '/' : path;
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  if (method === 'OPTIONS') return optionsOf(dispatcher?.methodsOf(localPath) ?? []);
  if (!inApi && !dispatcher?.methodsOf(path).includes(method)) return notHere(basePath);
  const content = await readContent(request, requestBytesMax);
  const answer = (dispatcher as Dispatcher).dispatch({
    method,
    path: localPath,
    query: queryOf(queryText),
    ...content,
    signal: goneSignal(serving, response),
    ...(request.headers.accept === undefined ? {} : { accept: request.headers.accept }),
    baseUrl: `http://${request.headers.host ?? 'localhost'}${basePath}`,
  });
  return answer instanceof Promise ? withinLimit(answer, serving.answerMs) : answer;
}

/** Ends when the client leaves or the server stops. */
function goneSignal({ open, isStopping }: Serving, response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (isStopping) gone.abort(GONE);
  open.add(gone);
  response.on('close', () => {
    open.delete(gone);
    if (!response.writableFinished) gone.abort(GONE);
  });
  return gone.signal;
}

async function withinLimit(answer: Promise<RestAnswer>, limitMs: number): Promise<RestAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<RestAnswer>((resolve) => {
    const message = `The local engine had no answer within ${limitMs} ms; whether the call had its effect is unknown.`;
    timer = setTimeout(() => {
      resolve(errorAnswer(new EngineError(500, 'LocalEngineTimeout', message)));
    }, limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function optionsOf(methods: readonly string[]): RestAnswer {
  const allow = methods.includes('GET') ? ['OPTIONS', 'HEAD', ...methods] : ['OPTIONS', ...methods];
  return { status: 204, headers: { allow: allow.join(', ') } };
}

/** Not in the API's own form: a client must not take a wrong address for "this task does not exist". */
function notHere(basePath: string): RestAnswer {
  const content = `Nothing is here; the REST API is at ${basePath}.\n`;
  return { status: 404, raw: { contentType: 'text/plain; charset=utf-8', content } };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stopServer(server: Server, serving: Serving, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  serving.isStopping = true;
  for (const gone of serving.open) gone.abort(GONE);
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(timer);
}
