import { BusinessKeyError, defineBusinessKey } from '@stepwright/contract';

/**
 * Reads the tenant of a business key of any type.
 *
 * @returns undefined when the text breaks the grammar of business keys.
 */
export function tenantOfBusinessKey(text: string): string | undefined {
  const [, type = '', , revision] = text.split(':');
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(type)) return undefined;
  try {
    return defineBusinessKey({ type, hasRevision: revision !== undefined }).parse(text).tenantId;
  } catch (cause) {
    if (cause instanceof BusinessKeyError) return undefined;
    throw cause;
  }
}
