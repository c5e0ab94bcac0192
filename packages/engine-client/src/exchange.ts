import type { Dispatcher } from 'undici';

/** One request on the wire. */
export interface ExchangeRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

/** One whole answer. */
export interface ExchangeAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Why no whole answer came. `sent` false means that not one byte of the request was written. */
export class ExchangeFailure extends Error {
  override readonly name: string = 'ExchangeFailure';
  readonly sent: boolean;
  /** Of the answer that grew over the bound; otherwise undefined. */
  readonly tooLargeStatus: number | undefined;

  constructor(sent: boolean, cause: unknown, tooLargeStatus?: number) {
    super('no whole answer', { cause });
    this.sent = sent;
    this.tooLargeStatus = tooLargeStatus;
  }
}

/**
 * Sends one request and reads its whole answer. Owns the knowledge whether anything was written:
 * 1. undici calls `onRequestStart` right before the first byte, so an error before it means "not sent".
 * 2. A request is written at most once: a second `onRequestStart` is refused.
 * 3. A request that was given up while it waited for a connection is never written.
 * @throws ExchangeFailure
 */
export function exchange(
  dispatcher: Dispatcher,
  request: ExchangeRequest,
  limits: { signal: AbortSignal; responseBytesMax: number },
): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let status = 0;
    let headers: ExchangeAnswer['headers'] = {};
    let received = 0;
    const chunks: Buffer[] = [];

    const settle = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      limits.signal.removeEventListener('abort', onAbort);
      finish();
    };
    const fail = (cause: unknown, tooLargeStatus?: number): void => {
      settle(() => reject(new ExchangeFailure(controller !== undefined, cause, tooLargeStatus)));
    };
    const onAbort = (): void => {
      fail(limits.signal.reason);
      controller?.abort(new Error('given up'));
    };

    if (limits.signal.aborted) return onAbort();
    limits.signal.addEventListener('abort', onAbort, { once: true });
    dispatcher.dispatch(
      { ...request, method: request.method as Dispatcher.HttpMethod, body: request.body ?? null },
      {
        onRequestStart(started) {
          if (settled || controller) return started.abort(new Error('not written: given up, or written before'));
          controller = started;
        },
        onResponseStart(_controller, statusCode, answerHeaders) {
          if (statusCode < 200) return;
          status = statusCode;
          headers = answerHeaders;
        },
        onResponseData(active, chunk) {
          received += chunk.length;
          if (received <= limits.responseBytesMax) return void chunks.push(chunk);
          fail(new Error(`more than ${limits.responseBytesMax} bytes`), status);
          active.abort(new Error('answer too large'));
        },
        onResponseEnd: () => settle(() => resolve({ status, headers, body: Buffer.concat(chunks) })),
        onResponseError: (_controller, error) => fail(error),
      },
    );
  });
}
