import type { WriteStep } from './write-steps.ts';

/** What was answered to a step; ids, times and addresses are put out of sight. */
export interface StepAnswer {
  readonly call: string;
  readonly status: number;
  readonly body: unknown;
}

/** Sends a call and answers what came, parsed. */
export type Call = (method: string, path: string, body: unknown) => Promise<{ status: number; body: unknown }>;

/** Plays steps one after the other. */
export async function playWriteSteps(steps: readonly WriteStep[], call: Call): Promise<StepAnswer[]> {
  const saved = new Map<string, string>();
  const answers: StepAnswer[] = [];
  for (const { method, path, body, save = {} } of steps) {
    const { status, body: answer } = await call(method, filled(path, saved), filledBody(body, saved));
    const first = (Array.isArray(answer) ? answer[0] : answer) as Record<string, unknown> | undefined;
    for (const [name, property] of Object.entries(save)) saved.set(name, String(first?.[property]));
    const sent = body === undefined ? '' : ` ${JSON.stringify(body)}`;
    answers.push({ call: `${method} ${path}${sent}`.slice(0, 300), status, body: veiled(answer, idsOf(saved)) });
  }
  return answers;
}

function filledBody(body: unknown, saved: ReadonlyMap<string, string>): unknown {
  return body === undefined ? undefined : JSON.parse(filled(JSON.stringify(body), saved));
}

function filled(text: string, saved: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\w+)/g, (whole, name: string) => saved.get(name) ?? whole);
}

function idsOf(saved: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set(saved.values())].sort((one, other) => other.length - one.length);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// The ids of the local engine: a prefix that ends with a dash and a counter.
const LOCAL_ID = /\b(s\w*|[0-9a-z]{8})-[0-9a-z]+\b/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000/g;

function veiled(value: unknown, ids: readonly string[]): unknown {
  if (typeof value === 'string') return veiledText(value, ids);
  if (Array.isArray(value)) return value.map((item) => veiled(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, veiled(item, ids)]));
}

function veiledText(text: string, ids: readonly string[]): string {
  let veil = text;
  for (const id of ids) veil = veil.replaceAll(id, '<id>');
  return veil
    .replace(UUID, '<id>')
    .replace(LOCAL_ID, '<id>')
    .replace(TIME, '<time>')
    .replace(/equal to \d{13}/, 'equal to <ms>')
    .replace(/^(https?:\/\/[^/]+)?\/?engine-rest/, '');
}
