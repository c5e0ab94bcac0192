/** Carries calls to an engine that is not reached by HTTP, for example one in this process. */
export interface EnginePort {
  /**
   * Carries a call to the engine, once, and answers what the engine said: a refusal is an answer too. Rejects when no whole answer came;
   * whether the call had its effect is then unknown.
   */
  send(call: PortCall, signal: AbortSignal): PortAnswer | Promise<PortAnswer>;
  close?(): Promise<void>;
}

/** A call as it would have travelled. */
export interface PortCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the address of the API, with encoded parts and without the query string. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** A plain JSON value of its own, integers outside the safe range as bigint; undefined without a body. */
  readonly body: unknown;
  /** Sent instead of `body`. */
  readonly raw: { readonly contentType: string; readonly content: Uint8Array } | undefined;
}

/** What a port answers. */
export type PortAnswer = ValueAnswer | TextAnswer;

/** An answer whose body is a JSON value, or empty. The receiver owns the value. */
export interface ValueAnswer {
  readonly status: number;
  readonly value: unknown;
}

/** An answer as bytes. */
export interface TextAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Settings of a client over a port. */
export interface PortClientOptions {
  /** Limit of every call, in milliseconds. @default 10_000 */
  readonly timeoutMs?: number;
}
