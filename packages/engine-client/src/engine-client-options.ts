/** How to reach an engine. */
export interface EngineClientOptions {
  /**
   * Address of the REST API, for example `http://127.0.0.1:8080/engine-rest`; or the addresses of several nodes that share a database. A call
   * goes to another node when the first could not be reached; fetches of external tasks go round.
   */
  url: string | readonly string[];
  /** Limit of every call, from its start to the last byte of the answer. @default 10_000 */
  timeoutMs?: number;
  /** Headers added to every call, for example `authorization`; asked anew for each call, within the call's limit. */
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** For https: whom to trust, and who we are. @default the authorities that Node trusts, and no certificate of ours */
  tls?: EngineTls;
  /** The most connections at once, to each node; a long poll holds one for its whole time. @default 50 */
  maxConnections?: number;
  /** The largest answer that is read. @default 20 MiB */
  responseBytesMax?: number;
}

/** Certificates and keys, in PEM. */
export interface EngineTls {
  /** The authorities that may have signed the engine's certificate. */
  ca?: string;
  /** Our certificate, for an engine that asks for one (mutual TLS). */
  cert?: string;
  /** The key of our certificate. */
  key?: string;
}

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call with an `EngineAbortedError`. The engine does not notice: what it was told to do, it does. */
  signal?: AbortSignal;
  /** @default the client's `timeoutMs` */
  timeoutMs?: number;
}
