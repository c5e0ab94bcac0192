import type { EngineApi } from '../engine-api.ts';

/** One call of the REST API, from HTTP or from inside the process. */
export interface RestRequest {
  readonly method: string;
  /** Below the base path, without the query string. */
  readonly path: string;
  /** The decoded parts of the path by name. */
  readonly params: Readonly<Record<string, string>>;
  /** The first value of every query parameter. */
  readonly query: ReadonlyMap<string, string>;
  /** Parsed JSON, integers outside the safe range as bigint; undefined without a body. */
  readonly body: unknown;
  /** The parts of a multipart body. */
  readonly form?: readonly FormPart[];
  /** Ends when nobody waits for the answer any more, or when the server stops. */
  readonly signal?: AbortSignal;
  readonly accept?: string;
  /** What links in answers start with. @default '' */
  readonly baseUrl?: string;
}

/** One part of a multipart body. */
export interface FormPart {
  readonly name: string;
  /** Undefined for a part that is no file. */
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Uint8Array;
}

/** The answer to a call. Without `body` and `raw` it is empty. */
export interface RestAnswer {
  readonly status: number;
  /** A plain JSON value made for this answer, may hold bigint. */
  readonly body?: unknown;
  readonly raw?: { readonly contentType: string; readonly content: Uint8Array | string };
  readonly headers?: Readonly<Record<string, string>>;
  /** A fault on demand: the call had its effect and its answer must not arrive. */
  readonly lost?: true;
}

/** Answers a call or throws an EngineError. */
export type Handler = (engine: EngineApi, request: RestRequest) => RestAnswer | Promise<RestAnswer>;

/** One line of the table of routes. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** For example `/external-task/:id/complete`. A literal part wins over a parameter. */
  readonly path: string;
  readonly handler: Handler;
  /** The query parameters that it reads; any other is refused with 400. @default none */
  readonly query?: readonly string[];
  /** Query parameters that Camunda reads here and this engine does not: refused with 501. @default none */
  readonly unsupportedQuery?: readonly string[];
  /** Takes a multipart body instead of JSON. @default false */
  readonly form?: boolean;
}

/** 204 without a body. */
export const NO_CONTENT: RestAnswer = { status: 204 };

/** 200 with a JSON body. */
export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}
