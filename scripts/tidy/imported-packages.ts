import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** The package of a specifier: `@a/b` of `@a/b/c`; undefined for relative paths, Node's own modules and `#` imports. */
export function packageOf(specifier: string): string | undefined {
  if (/^[./#]/.test(specifier) || /^\w+:/.test(specifier) || isBuiltin(specifier)) return undefined;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** The path from the root that a relative specifier names; undefined for others. */
export function pathOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(file), specifier);
}
