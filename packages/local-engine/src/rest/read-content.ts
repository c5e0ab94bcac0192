import type { IncomingMessage } from 'node:http';
import { EngineError } from '../state/engine-error.ts';
import { parseWireJson } from '../values/wire-json.ts';
import { unsupportedMediaType } from './dispatch.ts';
import { readFormParts } from './form-parts.ts';
import type { FormPart } from './route.ts';

/** What came with a request. */
export interface Content {
  readonly body: unknown;
  readonly form?: readonly FormPart[];
}

const NOTHING: Content = { body: undefined };

/** Reads a request to its end. @throws EngineError 400 when it is malformed, 413 when it is over the bound, 415 when it is neither JSON nor a form */
export async function readContent(request: IncomingMessage, bytesMax: number): Promise<Content> {
  const contentType = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request, bytesMax);
  const isJson = /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
  if (bytes.length === 0) return isJson ? { body: {} } : NOTHING;
  if (isJson) return { body: parseBody(bytes) };
  if (/^multipart\/form-data\s*;/i.test(contentType)) {
    return { body: undefined, form: await readFormParts(contentType, bytes) };
  }
  throw unsupportedMediaType();
}

function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return Promise.reject(tooLarge(bytesMax));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > bytesMax) reject(tooLarge(bytesMax));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client left before the end of its request.')));
  });
}

function parseBody(bytes: Buffer): unknown {
  try {
    return parseWireJson(bytes.toString('utf8'));
  } catch (cause) {
    // Camunda answers without a word about what is wrong.
    throw new EngineError(400, 'InvalidRequestException', '', { code: null, cause });
  }
}

function tooLarge(bytesMax: number): EngineError {
  const message = `The request is over ${bytesMax} bytes; send less.`;
  return new EngineError(413, 'InvalidRequestException', message, { code: null });
}
