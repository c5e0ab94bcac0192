import { classifyRefusal } from './classify-refusal.ts';
import { parseEngineJson, stringifyEngineJson } from './engine-json.ts';
import type { ValueAnswer } from './engine-port.ts';
import { type EngineCall, EngineProtocolError } from './errors.ts';
import type { ExchangeAnswer } from './exchange.ts';
import type { EngineRefusal } from './http-errors.ts';

/** What a call expects of a good answer. `nothing` accepts an empty body or JSON that it ignores. */
export type Expected = 'object' | 'array' | 'text' | 'nothing';

/** Statuses that a gateway may answer in its own format without the meaning being in doubt. */
const PLAIN_REFUSALS = new Set([401, 403, 429]);

/**
 * Reads an answer as what was expected; `text` answers undefined for 204.
 * @throws EngineHttpError when the engine refused; EngineProtocolError when this is no answer of an engine
 */
export function readAnswer(call: EngineCall, answer: ExchangeAnswer, expected: Expected): unknown {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(call, answer);
  if (expected === 'text') return answer.status === 204 ? undefined : decode(call, answer);
  if (expected === 'nothing' && answer.body.length === 0) return undefined;
  const value = readJson(call, answer);
  if (expected === 'nothing') return undefined;
  if (expected === 'array' ? Array.isArray(value) : isRecord(value)) return value;
  throw protocolError(call, answer, `expected a JSON ${expected}`);
}

/** Reads an answer that came as a value instead of as text. @throws as `readAnswer` does */
export function readValueAnswer(call: EngineCall, { status, value }: ValueAnswer, expected: Expected): unknown {
  const isGood = status >= 200 && status <= 299;
  if (isGood && expected === 'nothing') return undefined;
  if (isGood && expected === 'array' && Array.isArray(value)) return value;
  if (isGood && expected === 'object' && isRecord(value)) return value;
  if (isGood && expected === 'text' && status === 204) return undefined;
  const refusal = isGood ? undefined : refusalFrom(status, value);
  if (refusal && !isUnknownRoute(refusal)) return raise(classifyRefusal(call, refusal));
  return readAnswer(call, asExchange(status, value), expected);
}

function raise(error: Error): never {
  throw error;
}

function asExchange(status: number, value: unknown): ExchangeAnswer {
  const body = Buffer.from(value === undefined ? '' : stringifyEngineJson(value));
  return { status, headers: { 'content-type': 'application/json' }, body };
}

function refusalOf(call: EngineCall, answer: ExchangeAnswer): Error {
  const refusal = engineRefusal(answer);
  if (refusal && isUnknownRoute(refusal)) {
    return protocolError(
      call,
      answer,
      "this engine has no such route; check the client's url and the engine's version",
    );
  }
  if (refusal) return classifyRefusal(call, refusal);
  if (PLAIN_REFUSALS.has(answer.status)) {
    const engineMessage = excerpt(answer) || 'no message';
    return classifyRefusal(call, { status: answer.status, type: undefined, engineCode: undefined, engineMessage });
  }
  return protocolError(
    call,
    answer,
    'this is no error in the format of an engine; check the address and what is in between',
  );
}

/** The engine's errors are `{ type, message, code }`; a servlet container's own 404 has no `type`. */
function engineRefusal(answer: ExchangeAnswer): EngineRefusal | undefined {
  if (!isJson(answer)) return undefined;
  return refusalFrom(answer.status, tryParse(answer.body.toString('utf8')));
}

function refusalFrom(status: number, error: unknown): EngineRefusal | undefined {
  if (!isRecord(error) || typeof error.type !== 'string') return undefined;
  const { type, message, code } = error;
  const engineCode = typeof code === 'number' ? code : undefined;
  return { status, type, engineCode, engineMessage: String(message ?? 'no message') };
}

/**
 * Says whether the engine's API, not a resource in it, was missed. Its exception name alone does not tell, and a wrong address must never
 * be read as "this task is completed or cancelled".
 */
function isUnknownRoute({ status, type, engineMessage }: EngineRefusal): boolean {
  return status === 404 && type === 'NotFoundException' && /^HTTP 404|find resource/i.test(engineMessage);
}

function readJson(call: EngineCall, answer: ExchangeAnswer): unknown {
  if (!isJson(answer)) throw protocolError(call, answer, 'expected JSON');
  try {
    return parseEngineJson(decode(call, answer));
  } catch (error) {
    if (error instanceof EngineProtocolError) throw error;
    throw protocolError(call, answer, 'the JSON is malformed', error);
  }
}

function decode(call: EngineCall, answer: ExchangeAnswer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
  } catch (error) {
    throw protocolError(call, answer, 'the body is not UTF-8', error);
  }
}

function tryParse(text: string): unknown {
  try {
    return parseEngineJson(text);
  } catch {
    return undefined;
  }
}

function isJson(answer: ExchangeAnswer): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(String(answer.headers['content-type'] ?? ''));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function protocolError(
  call: EngineCall,
  answer: ExchangeAnswer,
  problem: string,
  cause?: unknown,
): EngineProtocolError {
  const type = String(answer.headers['content-type'] ?? 'no content type');
  const seen = `got status ${answer.status}, ${type}, ${answer.body.length} bytes: ${JSON.stringify(excerpt(answer))}`;
  return new EngineProtocolError(`${problem}; ${seen}`, call, answer.status, cause);
}

function excerpt(answer: ExchangeAnswer): string {
  return answer.body.subarray(0, 200).toString('utf8');
}
