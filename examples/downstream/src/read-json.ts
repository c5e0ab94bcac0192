import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { DownstreamError } from './downstream-error.ts';

const bodyBytesMax = 256 * 1024;

/**
 * Reads the body of a request as JSON.
 *
 * @throws DownstreamError `INVALID_JSON` (400) when it is none, `BODY_TOO_LARGE` (413) above 256 KiB,
 * `BODY_CUT_SHORT` (400) when the client goes away.
 */
export async function readJson(c: Context<{ Bindings: HttpBindings }>): Promise<unknown> {
  const text = await readText(c.env.incoming);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = `The body is not JSON: ${text.length === 0 ? 'it is empty' : 'it does not parse'}. Send a JSON object.`;
    throw new DownstreamError(400, 'INVALID_JSON', detail, { cause });
  }
}

/** Reads to the end even when it is too much: a connection closed half-way would hide the answer from the client. */
async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes <= bodyBytesMax) chunks.push(chunk);
    }
  } catch (cause) {
    throw new DownstreamError(400, 'BODY_CUT_SHORT', `The client went away after ${bytes} bytes of body.`, { cause });
  }
  if (bytes <= bodyBytesMax) return Buffer.concat(chunks).toString();
  const detail = `The body has ${bytes} bytes, ${bodyBytesMax} are allowed. Send a smaller one.`;
  throw new DownstreamError(413, 'BODY_TOO_LARGE', detail);
}
