import type { ServerResponse } from 'node:http';
import { answerJson } from './answer-json.ts';
import type { RestAnswer } from './route.ts';

/** Writes an answer; a lost one breaks the connection instead. */
export function writeAnswer(response: ServerResponse, answer: RestAnswer, headOnly: boolean): void {
  if (answer.lost) return void response.destroy();
  const { contentType, content } = contentOf(answer);
  const headers: Record<string, string | number> = { ...answer.headers };
  if (contentType !== undefined) {
    headers['content-type'] = contentType;
    headers['content-length'] = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  } else if (answer.status !== 204) {
    headers['content-length'] = 0;
  }
  response.writeHead(answer.status, headers);
  if (headOnly || contentType === undefined) response.end();
  else response.end(content);
}

function contentOf({ body, raw }: RestAnswer): { contentType: string | undefined; content: string | Uint8Array } {
  if (raw !== undefined) return raw;
  if (body === undefined) return { contentType: undefined, content: '' };
  return { contentType: 'application/json', content: answerJson(body) };
}
