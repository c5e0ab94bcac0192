import { createEngineClientOver, type EngineClient, type EnginePort, type PortAnswer } from '@stepwright/engine-client';
import type { Dispatcher } from './rest/dispatch.ts';
import { readFormParts } from './rest/form-parts.ts';
import type { RestAnswer } from './rest/route.ts';

/**
 * Creates the client of an engine in this process: the same interface, the same errors and the same routes as over HTTP, without a server,
 * a connection or JSON text. Closing it leaves the engine running.
 * @param options `timeoutMs` is the limit of every call. @default 10_000
 */
export function createInProcessClient(
  dispatcher: Dispatcher,
  options: { readonly timeoutMs?: number } = {},
): EngineClient {
  return createEngineClientOver(inProcessPort(dispatcher), options);
}

/** Carries calls straight to the routes. */
export function inProcessPort(dispatcher: Dispatcher): EnginePort {
  return {
    send: ({ method, path, query, body, raw }, signal) => {
      const call = { method, path, query, body, signal };
      if (raw !== undefined) return sendForm(dispatcher, call, raw);
      const answer = dispatcher.dispatch(call);
      return answer instanceof Promise ? answer.then(portAnswerOf) : portAnswerOf(answer);
    },
  };
}

async function sendForm(
  dispatcher: Dispatcher,
  call: Parameters<Dispatcher['dispatch']>[0],
  { contentType, content }: { readonly contentType: string; readonly content: Uint8Array },
): Promise<PortAnswer> {
  const form = await readFormParts(contentType, content);
  return portAnswerOf(await dispatcher.dispatch({ ...call, form }));
}

function portAnswerOf({ status, body, raw, lost }: RestAnswer): PortAnswer {
  if (lost) throw new Error('the answer was lost: a fault on demand');
  if (raw === undefined) return { status, value: body };
  const content = typeof raw.content === 'string' ? Buffer.from(raw.content) : raw.content;
  return { status, contentType: raw.contentType, content };
}
