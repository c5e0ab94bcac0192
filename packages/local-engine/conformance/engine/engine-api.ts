import { Pool } from 'undici';

/** The REST API of an engine over a few kept-alive connections. */
export interface EngineApi {
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Reads JSON. @throws {Error} when the engine refuses */
  get<T>(path: string): Promise<T>;
  /** Creates a deployment from files and form fields. */
  deploy(files: readonly { name: string; text: string }[], fields: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** Parsed JSON, or the text when it is none; absent when empty. */
  readonly body?: unknown;
}

/** A long poll of a case may take this long; everything else is far quicker. */
const ANSWER_LIMIT_MS = 60_000;
const CONNECTIONS = 6;

/** Opens the REST API at an address that ends in `/engine-rest`. */
export function openEngineApi(url: string): EngineApi {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    headersTimeout: ANSWER_LIMIT_MS,
    bodyTimeout: ANSWER_LIMIT_MS,
  });
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) => {
    const response = await pool.request({
      method: method as 'GET',
      path: pathname + path,
      headers: { accept: 'application/json, text/plain;q=0.9, */*;q=0.8', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return readAnswer(response.statusCode, await response.body.text());
  };
  const call = (method: string, path: string, body?: unknown) =>
    body === undefined
      ? send(method, path, {})
      : send(method, path, { 'content-type': 'application/json' }, JSON.stringify(body));
  return {
    call,
    get: async <T>(path: string) => {
      const { status, body } = await call('GET', path);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
      return body as T;
    },
    deploy: (files, fields) => {
      const { boundary, content } = formOf(files, fields);
      return send(
        'POST',
        '/deployment/create',
        { 'content-type': `multipart/form-data; boundary=${boundary}` },
        content,
      );
    },
    close: () => pool.close(),
  };
}

function readAnswer(status: number, text: string): Answer {
  if (text === '') return { status };
  try {
    return { status, body: JSON.parse(text) };
  } catch {
    return { status, body: text };
  }
}

function formOf(
  files: readonly { name: string; text: string }[],
  fields: Readonly<Record<string, string>>,
): { boundary: string; content: Buffer } {
  const boundary = 'conformance-boundary-5f2c';
  const part = (disposition: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const parts = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    ...files.map(({ name, text }) => part(`name="${name}"; filename="${name}"`, text)),
  ];
  return { boundary, content: Buffer.from(`${parts.join('')}--${boundary}--\r\n`) };
}
