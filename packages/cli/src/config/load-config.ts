import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { StepwrightConfig } from './stepwright-config.ts';

/**
 * Loads a configuration and checks it.
 *
 * @throws {Refusal} when it throws, exports no default, or has a key or a value that is not allowed.
 */
export async function loadConfig(path: string): Promise<StepwrightConfig> {
  const exported = await run(path);
  if (exported === undefined) {
    throw new Refusal(`${path} has no default export: write "export default defineConfig({ … })".`);
  }
  const { allowedKeys, configSchema } = await import('./config-schema.ts');
  const checked = configSchema.safeParse(exported);
  if (checked.success) return checked.data;
  const lines = checked.error.issues
    .flatMap((issue) => describe(issue, exported, allowedKeys))
    .map((line) => `  ${line}`);
  throw new Refusal([`${path} is no valid configuration:`, ...lines].join('\n'));
}

async function run(path: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
    return await module.default;
  } catch (cause) {
    throw new Refusal(`${path} cannot be loaded: ${reasonOf(cause, path)}`, { cause });
  }
}

/** The message, and where in the configuration or in what it imports it was thrown. */
function reasonOf(cause: unknown, path: string): string {
  if (!(cause instanceof Error)) return String(cause);
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const frame = frames.find((line) => line.includes(path) || line.includes(pathToFileURL(path).href));
  return [`${cause.name}: ${cause.message}`, ...(frame ? [frame] : [])].join('\n');
}

function describe(
  issue: z.core.$ZodIssue,
  exported: unknown,
  allowedKeys: (path: readonly PropertyKey[]) => readonly string[],
): string[] {
  const { path } = issue;
  if (issue.code !== 'unrecognized_keys') {
    return [
      `${path.map(String).join('.') || 'the default export'} is ${shown(valueAt(exported, path))}: ${allowed(issue)}`,
    ];
  }
  return issue.keys.map((name) => {
    const key = [...path, name];
    const known = allowedKeys(path).join(', ');
    return `${key.map(String).join('.')} is ${shown(valueAt(exported, key))}: there is no such key, allowed are ${known}`;
  });
}

function valueAt(exported: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((at: unknown, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part], exported);
}

function allowed(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  return issue.message;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
