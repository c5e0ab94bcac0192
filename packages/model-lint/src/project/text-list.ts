import { isConstant } from './is-constant.ts';

/** The entries of a text that is separated by commas outside of expressions, without white space around them and without empty ones. */
export function entriesOf(text: string): readonly string[] {
  const entries = text.match(/(?:[$#]\{[^}]*\}|[^,])+/g) ?? [];
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** The entries that are the same for every instance. */
export function constantEntriesOf(text: string): readonly string[] {
  return entriesOf(text).filter(isConstant);
}
