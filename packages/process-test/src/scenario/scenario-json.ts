import * as z from 'zod';
import { ProcessTestError } from '../process-test-error.ts';
import type { Scenario } from './scenario.ts';

/** The version of the format; a reader refuses any other. */
const formatVersion = 1;

const values = z.record(z.string(), z.unknown());
const duration = z.string().regex(/^P/, 'is an ISO 8601 duration, for example PT15M');
const taskAct = { topic: z.string(), given: values.optional(), refused: z.boolean().optional() };

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('complete'), ...taskAct, output: values, unchecked: z.boolean().optional() }),
  z.strictObject({ do: z.literal('raise'), ...taskAct, code: z.string(), undeclared: z.boolean().optional() }),
  z.strictObject({ do: z.literal('fail'), ...taskAct, message: z.string() }),
  z.strictObject({
    do: z.literal('decide'),
    task: z.string(),
    values,
    groups: z.array(z.string()).optional(),
    refused: z.boolean().optional(),
  }),
  z.strictObject({
    do: z.literal('message'),
    name: z.string(),
    id: z.unknown(),
    values: values.optional(),
    ignored: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('signal'), name: z.string(), values: values.optional() }),
  z.strictObject({ do: z.literal('timer'), element: z.string(), after: duration }),
  z.strictObject({ do: z.literal('pass-time'), by: duration }),
  z.strictObject({
    do: z.literal('expect'),
    at: z.array(z.string()).optional(),
    endedAt: z.string().optional(),
    passed: z.array(z.string()).optional(),
    notPassed: z.array(z.string()).optional(),
    entered: z.record(z.string(), z.int().min(0)).optional(),
    canceled: z.record(z.string(), z.int().min(0)).optional(),
    variables: values.optional(),
    absent: z.array(z.string()).optional(),
    incidents: z.array(z.string()).optional(),
    timers: z.record(z.string(), duration).optional(),
  }),
]);

const file = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(formatVersion),
  scenarios: z.array(
    z.strictObject({
      name: z.string().min(1),
      process: z.string().min(1),
      origin: z.string().optional(),
      start: z.strictObject({ businessKey: z.string(), values }),
      steps: z.array(step),
    }),
  ),
});

/** The JSON Schema of a file with scenarios. What JSON cannot hold stands in it as `{"$date": "2030-01-01T10:00:00.000Z"}` and `{"$long": "42"}`. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(file, { target: 'draft-2020-12' });
  return { $schema, title: 'Scenarios of @stepwright/process-test', ...schema };
}

/** Writes scenarios as the text of a file. Reading it gives equal scenarios. */
export function writeScenarios(scenarios: readonly Scenario[]): string {
  return `${JSON.stringify({ version: formatVersion, scenarios: tagged(scenarios) }, null, 2)}\n`;
}

/**
 * Reads the text of a file with scenarios.
 *
 * @throws {ProcessTestError} SCENARIO_INVALID with every mistake and its path
 */
export function readScenarios(text: string, fileName: string = 'the scenarios'): readonly Scenario[] {
  const read = file.safeParse(parsed(text, fileName));
  if (!read.success) {
    const issues = read.error.issues
      .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
      .join('; ');
    throw new ProcessTestError('SCENARIO_INVALID', `${fileName} holds no scenarios: ${issues}`);
  }
  return untagged(read.data.scenarios) as readonly Scenario[];
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProcessTestError('SCENARIO_INVALID', `${fileName} is no JSON: ${reason}`, { cause });
  }
}

function tagged(value: unknown): unknown {
  if (typeof value === 'bigint') return { $long: String(value) };
  if (value instanceof Date) return { $date: value.toISOString() };
  return overParts(value, tagged);
}

function untagged(value: unknown): unknown {
  if (isTag(value, '$long')) return BigInt(value.$long);
  if (isTag(value, '$date')) return new Date(value.$date);
  return overParts(value, untagged);
}

function overParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}

function isTag<K extends string>(value: unknown, tag: K): value is Record<K, string> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return false;
  return typeof (value as Record<string, unknown>)[tag] === 'string';
}
