import { buildDmn } from './build-dmn.ts';
import { type ConformanceCase, type Expected, type ExpectedValue, namelessOutput } from './conformance-case.ts';

const casesPerFile = 200;
const atOnce = 4;

/** Evaluates cases in a running engine: a few hundred decisions per deployment, then one request for each case. */
export async function evaluateInEngine(
  url: string,
  cases: readonly ConformanceCase[],
  prefix = 'f',
): Promise<readonly Expected[]> {
  for (let from = 0; from < cases.length; from += casesPerFile) {
    const decisions = cases.slice(from, from + casesPerFile).flatMap((each, at) => renamed(each, from + at));
    const xml = buildDmn(decisions, `${prefix}${from}_`);
    const answer = await deploy(url, `${prefix}-${from}.dmn`, xml);
    if (!answer.ok) throw new Error(`the engine does not deploy cases ${from} and following: ${await answer.text()}`);
  }
  const results: Expected[] = [];
  for (let from = 0; from < cases.length; from += atOnce) {
    const some = cases.slice(from, from + atOnce);
    results.push(...(await Promise.all(some.map((each, at) => ask(url, keyOf(each, from + at, prefix), each)))));
  }
  return results;
}

export async function deploy(url: string, name: string, xml: string): Promise<Response> {
  const form = new FormData();
  form.set('deployment-name', name);
  form.set(name, new Blob([xml]), name);
  return await fetch(`${url}/deployment/create`, { method: 'POST', body: form, signal: AbortSignal.timeout(60_000) });
}

function renamed({ decisions }: ConformanceCase, number: number): ConformanceCase['decisions'] {
  const name = (id: string): string => `c${number}_${id}`;
  return decisions.map(({ requires, ...rest }) => ({
    ...rest,
    id: name(rest.id),
    ...(requires === undefined ? {} : { requires: requires.map(name) }),
  }));
}

function keyOf({ decisions }: ConformanceCase, number: number, prefix: string): string {
  return `${prefix}${number - (number % casesPerFile)}_c${number}_${decisions.at(-1)?.id}`;
}

async function ask(url: string, key: string, { variables }: ConformanceCase): Promise<Expected> {
  const answer = await fetch(`${url}/decision-definition/key/${key}/evaluate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ variables }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  if (answer.status === 200) return toRows(text);
  if (answer.status === 500) return { error: (JSON.parse(text) as { type: string }).type };
  // REST cannot write an output without a name; the body says so or, when it comes too late for that, nothing.
  if (answer.status === 400) return namelessOutput;
  throw new Error(`the engine answers ${answer.status} for ${key}: ${text}`);
}

class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Keeps the digits of numbers, as 64 bits do not fit into a JavaScript number. */
function toRows(text: string): Expected {
  const keepNumbers = (_: string, value: unknown, context?: { source: string }): unknown =>
    typeof value === 'number' ? new NumberText(context?.source ?? String(value)) : value;
  const rows = JSON.parse(text, keepNumbers) as Record<string, { type: string | null; value: unknown }>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, { type, value }]) => [name, toValue(value, type)])),
  );
}

function toValue(value: unknown, type: string | null): ExpectedValue {
  if (value === null) return { type: 'Null', value: null };
  if (value instanceof NumberText) {
    const seen = type ?? (/[.eE]/.test(value.text) ? 'Double' : 'Long');
    return { type: seen, value: seen === 'Double' ? String(Number(value.text)) : value.text };
  }
  if (typeof value === 'string') return { type: type ?? 'String', value };
  if (typeof value === 'boolean') return { type: type ?? 'Boolean', value };
  if (Array.isArray(value)) return { type: 'Object', value: value.map((item) => toValue(item, null)) };
  const entries = Object.entries(value as object).map(([key, entry]) => [key, toValue(entry, null)]);
  return { type: 'Object', value: Object.fromEntries(entries) };
}
