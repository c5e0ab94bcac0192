import * as z from 'zod';
import { WorkerOptionsError } from '../run/errors.ts';

const milliseconds = (byDefault: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(1).max(600_000).default(byDefault);

/** What every worker process reads from its environment: the engine, how it gets its tokens, and its limits. Extend it with `.extend()`. */
export const workerEnvironment: z.ZodObject<{
  ENGINE_URL: z.ZodURL;
  TOKEN_URL: z.ZodURL;
  CLIENT_ID: z.ZodString;
  CLIENT_SECRET: z.ZodString;
  CONCURRENCY: z.ZodDefault<z.ZodCoercedNumber>;
  DRAIN_MS: z.ZodDefault<z.ZodCoercedNumber>;
  LONG_POLL_MS: z.ZodDefault<z.ZodCoercedNumber>;
  SERVICE_TIMEOUT_MS: z.ZodDefault<z.ZodCoercedNumber>;
}> = z.object({
  ENGINE_URL: z.url(),
  TOKEN_URL: z.url(),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
  CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(10),
  DRAIN_MS: z.coerce.number().int().min(0).max(600_000).default(20_000),
  LONG_POLL_MS: z.coerce.number().int().min(1).max(29_000).default(7_000),
  SERVICE_TIMEOUT_MS: milliseconds(5_000),
});

/** A time limit in ms, as text in the environment. */
export const timeoutMsVariable: (byDefault: number) => z.ZodDefault<z.ZodCoercedNumber> = milliseconds;

/** Names whose values never appear in an error. */
const secretName = /SECRET|PASSWORD|TOKEN$|KEY/;

/**
 * Reads a worker's configuration.
 *
 * @throws {WorkerOptionsError} with each name, the value seen (never a secret's) and what is allowed.
 */
export function readWorkerEnvironment<T>(
  schema: z.ZodType<T>,
  environment: Readonly<Record<string, string | undefined>>,
): T {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.map(String).join('.');
    return `${name}: ${issue.message} (${seen(name, environment[name])})`;
  });
  throw new WorkerOptionsError(`The worker's environment is not valid:\n  ${lines.join('\n  ')}`);
}

function seen(name: string, value: string | undefined): string {
  if (value === undefined) return 'it is not set';
  return secretName.test(name) ? 'its value is kept secret' : `it is "${value}"`;
}
