import type { EngineError } from './errors.ts';

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
  /** Told of every call to every node. */
  observers?: readonly EngineObserver[];
}

/** Watches calls: for metrics by node, for a log of its own. It can change none. */
export interface EngineObserver {
  /** A call to a node has ended. May throw: that changes nothing, and becomes a warning of the process. */
  called?(call: EngineCallReport): void;
}

/** A call to one node. One that another node takes over is told once for each. */
export interface EngineCallReport {
  /** The node's address, without a slash at its end. */
  node: string;
  method: string;
  /** With ids, without the query string. */
  path: string;
  tookMs: number;
  /** Undefined when the answer was what the call expects. What is not there is an `EngineNotFoundError`, also where the caller gets undefined. */
  error: EngineError | undefined;
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
