import type { CallOptions } from './engine-client-options.ts';
import { engineJsonValue } from './engine-json.ts';
import type { EnginePort, PortAnswer, PortCall, PortClientOptions } from './engine-port.ts';
import { EngineAbortedError, type EngineError, EngineNoAnswerError, EngineUnavailableError } from './errors.ts';
import { queryParameters } from './query-string.ts';
import { type Expected, readAnswer, readValueAnswer } from './read-answer.ts';
import { type EngineRequest, mayAskAgain, type Transport, transportOf, words } from './transport.ts';
import { LimitReached, untilAborted, withLimit } from './with-limit.ts';

const NO_QUERY: ReadonlyMap<string, string> = new Map();

/** Sends calls through a port instead of over HTTP, with the same limits and errors. */
export function createPortTransport(port: EnginePort, { timeoutMs = 10_000 }: PortClientOptions): Transport {
  let isClosed = false;
  const close = async (): Promise<void> => {
    isClosed = true;
    await port.close?.();
  };
  const run = (request: EngineRequest, expected: Expected, call: CallOptions = {}): Promise<unknown> => {
    const portCall = portCallOf(request);
    return withLimit(call.timeoutMs ?? timeoutMs, call.signal, async (signal) => {
      if (isClosed) throw new EngineUnavailableError('the client is closed', request);
      const attempt = (): Promise<PortAnswer> => sendOnce(port, request, portCall, signal);
      const answer = await attempt().catch((error: unknown) => {
        if (mayAskAgain(request, error)) return attempt();
        throw error;
      });
      return readPortAnswer(request, answer, expected);
    });
  };
  return transportOf(timeoutMs, run, close);
}

function portCallOf({ method, path, query, body, raw }: EngineRequest): PortCall {
  return {
    method,
    path,
    query: query === undefined ? NO_QUERY : queryParameters(query),
    body: raw === undefined && body !== undefined ? engineJsonValue(body) : undefined,
    raw,
  };
}

async function sendOnce(
  port: EnginePort,
  request: EngineRequest,
  call: PortCall,
  signal: AbortSignal,
): Promise<PortAnswer> {
  if (signal.aborted) throw ended(request, signal, 'not-done');
  try {
    const answer = port.send(call, signal);
    return answer instanceof Promise ? await untilAborted(answer, signal) : answer;
  } catch (error) {
    if (signal.aborted) throw ended(request, signal, 'unknown');
    const message = `${words(error)}; whether the call had its effect is unknown`;
    throw new EngineNoAnswerError(message, request, 'connection', error);
  }
}

function ended(request: EngineRequest, signal: AbortSignal, outcome: 'not-done' | 'unknown'): EngineError {
  if (!(signal.reason instanceof LimitReached)) {
    return new EngineAbortedError('the caller ended the call', request, outcome, signal.reason);
  }
  const message = `${words(signal.reason)}; whether the call had its effect is unknown`;
  return new EngineNoAnswerError(message, request, 'timeout', signal.reason);
}

function readPortAnswer(request: EngineRequest, answer: PortAnswer, expected: Expected): unknown {
  if (!('content' in answer)) return readValueAnswer(request, answer, expected);
  const headers = { 'content-type': answer.contentType };
  return readAnswer(request, { status: answer.status, headers, body: Buffer.from(answer.content) }, expected);
}
