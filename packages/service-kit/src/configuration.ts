import type * as z from 'zod';

/** The environment does not fit the configuration schema. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'CONFIGURATION_NOT_VALID';
}

/** Names whose values never appear in an error. */
const secret = /SECRET|PASSWORD|TOKEN|KEY|DATABASE/;

/**
 * Reads the configuration of a process from its environment.
 *
 * @throws {ConfigurationError} with each name, the value seen (never a secret's) and what is allowed.
 */
export function readConfiguration<T>(
  schema: z.ZodType<T>,
  environment: Readonly<Record<string, string | undefined>>,
): T {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.map(String).join('.');
    const value = environment[name];
    const seen =
      value === undefined ? 'it is not set' : secret.test(name) ? 'its value is kept secret' : `it is "${value}"`;
    return `${name}: ${issue.message} (${seen})`;
  });
  throw new ConfigurationError(`The configuration is not valid:\n  ${lines.join('\n  ')}`);
}
