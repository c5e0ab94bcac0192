import { quote } from './quote.ts';

/** Writes the key of an object literal: bare where it is a plain name, and never as what sets the prototype. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quote(name);
}
