import { request } from 'undici';

/** The engine did not answer a question as expected. */
export class EngineQuestionError extends Error {
  override readonly name = 'EngineQuestionError';
  readonly code = 'ENGINE_QUESTION_FAILED';
}

/**
 * Asks the engine something that the typed client does not offer. Changes nothing at the engine.
 *
 * @returns undefined for 404.
 * @throws {EngineQuestionError} without an answer of 200 or 404.
 */
export async function askEngine(
  engineUrl: string,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const response = await request(`${engineUrl}${path}?${new URLSearchParams(query)}`, { signal });
    const text = await response.body.text();
    if (response.statusCode === 404) return undefined;
    if (response.statusCode === 200) return JSON.parse(text);
    throw new EngineQuestionError(`The engine answered GET ${path} with ${response.statusCode}: ${text.slice(0, 300)}`);
  } catch (cause) {
    if (cause instanceof EngineQuestionError) throw cause;
    throw new EngineQuestionError(`The engine did not answer GET ${path}: ${cause}`, { cause });
  }
}
