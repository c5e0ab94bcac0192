/** How to reach an engine. */
export interface EngineClientOptions {
  /** Address of the REST API, for example `http://127.0.0.1:8080/engine-rest`. */
  url: string;
  /** Limit of every call, from its start to the last byte of the answer. @default 10_000 */
  timeoutMs?: number;
  /** Headers added to every call, for example `authorization`; asked anew for each call, within the call's limit. */
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** The most connections at once; a long poll holds one for its whole time. @default 50 */
  maxConnections?: number;
  /** The largest answer that is read. @default 20 MiB */
  responseBytesMax?: number;
}

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call with an `EngineAbortedError`. The engine does not notice: what it was told to do, it does. */
  signal?: AbortSignal;
  /** @default the client's `timeoutMs` */
  timeoutMs?: number;
}
