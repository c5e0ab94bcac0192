import { stringifyWireJson } from '../values/wire-json.ts';

/** Writes the JSON of an answer. Only bigints and Doubles need the writer that looks at every value, which is several times slower. */
export function answerJson(value: unknown): string {
  try {
    const text = JSON.stringify(value);
    return text.includes('"type":"Double"') ? stringifyWireJson(value) : text;
  } catch (error) {
    // A bigint makes plain writing fail.
    if (!(error instanceof TypeError)) throw error;
    return stringifyWireJson(value);
  }
}
