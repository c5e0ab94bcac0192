import { Agent, type Dispatcher, fetch as sendFetch } from 'undici';
import type { AttemptRequestInit } from '../handler/task-context.ts';
import { NotSentError, UnknownOutcomeError } from '../run/errors.ts';

/** Asked right before the first byte is written; an answer is the reason why nothing may be sent. */
export type SendGate = () => string | undefined;

/** The HTTP client for external systems. It knows whether anything was written. */
export interface EffectHttp {
  /**
   * Sends one request.
   *
   * @throws {NotSentError} when nothing was written.
   * @throws {UnknownOutcomeError} when something may have been written and no answer came.
   */
  send(url: string | URL, init: AttemptRequestInit, gate: SendGate, signal: AbortSignal): Promise<Response>;
  close(): Promise<void>;
}

const timeoutMsDefault = 2_000;

/**
 * Makes the client. undici says when it starts to write a request, so an error before that is surely "not sent", whatever its cause: refused
 * connection, unknown name, failed TLS, time limit.
 */
export function createEffectHttp(): EffectHttp {
  const agent = new Agent();
  return {
    async send(url, init, gate, signal) {
      const { timeoutMs = timeoutMsDefault, signal: own, ...rest } = init;
      const watch = watchSending(gate);
      const limits = [signal, AbortSignal.timeout(timeoutMs), ...(own ? [own] : [])];
      const request = { ...rest, signal: AbortSignal.any(limits), dispatcher: agent.compose(watch.interceptor) };
      try {
        const closed = gate();
        if (closed !== undefined) throw new NotSentError(closed);
        return (await sendFetch(url, request as Parameters<typeof sendFetch>[1])) as unknown as Response;
      } catch (cause) {
        throw failureOf(cause, url, watch.started());
      }
    },
    close: () => agent.destroy(),
  };
}

function watchSending(gate: SendGate): { interceptor: Dispatcher.DispatcherComposeInterceptor; started(): boolean } {
  let isStarted = false;
  return {
    started: () => isStarted,
    interceptor: (dispatch) => (options, handler) =>
      dispatch(options, {
        ...boundHandler(handler),
        onRequestStart(controller, context) {
          const closed = gate();
          if (closed !== undefined) return controller.abort(new NotSentError(closed));
          isStarted = true;
          handler.onRequestStart?.(controller, context);
        },
      }),
  };
}

/** undici's handlers are objects with methods on a prototype, which a spread would lose. */
function boundHandler(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestUpgrade: (...given) => handler.onRequestUpgrade?.(...given),
    onResponseStart: (...given) => handler.onResponseStart?.(...given),
    onResponseData: (...given) => handler.onResponseData?.(...given),
    onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
    onResponseError: (...given) => handler.onResponseError?.(...given),
  };
}

function failureOf(thrown: unknown, url: string | URL, isStarted: boolean): Error {
  if (thrown instanceof NotSentError) return thrown;
  // fetch says "fetch failed"; what failed is its cause, and only one cause is shown to operators.
  const cause = thrown instanceof TypeError && thrown.cause instanceof Error ? thrown.cause : thrown;
  const where = URL.canParse(String(url)) ? new URL(String(url)).origin : 'the given address';
  return isStarted
    ? new UnknownOutcomeError(`The request to ${where} was sent and no answer came: its outcome is unknown.`, { cause })
    : new NotSentError(`The request to ${where} was not sent.`, { cause });
}
