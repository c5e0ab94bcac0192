import { type ContractIssue, refuse } from './contract-error.ts';

declare const brand: unique symbol;

/** The id of one kind of thing. Text from outside may be given for any kind, but one kind never for another: that does not compile. */
export type Id<K extends string> = string & { readonly [brand]?: K };

/** Whose data it is. */
export type TenantId = Id<'tenant'>;

/** Text that has passed the grammar of the business-key type `T`. */
export type BusinessKeyText<T extends string> = string & { readonly [brand]: T };

/** The parts of a business key. `revision` is there exactly when the key type has revisions. */
export interface BusinessKeyParts {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly revision?: number;
}

/** One kind of business key, `<tenant>:<type>:<id>` or `<tenant>:<type>:<id>:r<revision>`. */
export interface BusinessKey<T extends string> {
  readonly type: T;
  readonly hasRevision: boolean;
  /** @throws {BusinessKeyError} when a part breaks the grammar. */
  format(parts: BusinessKeyParts): BusinessKeyText<T>;
  /** @throws {BusinessKeyError} when the text is not a key of this type. */
  parse(text: string): BusinessKeyParts;
  is(text: string): text is BusinessKeyText<T>;
}

/** A business key breaks its grammar. */
export class BusinessKeyError extends Error {
  override readonly name = 'BusinessKeyError';
  readonly code = 'BUSINESS_KEY_INVALID';
}

const tenantPattern = /^[a-z][a-z0-9-]{0,30}$/;
const idPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
const typePattern = /^[a-z][a-z0-9-]{0,30}$/;

/** Says whether text can stand as the tenant of a business key: lower case, digits and hyphens, at most 31 characters. */
export function isTenantId(text: string): boolean {
  return tenantPattern.test(text);
}

/**
 * Defines one kind of business key. The engine does not make keys unique; the grammar only makes them readable.
 *
 * @param definition.id narrows the id further; it can never allow a colon.
 * @throws {ContractError} when the type's name breaks the grammar itself.
 *
 * @example
 * const quoteKey = defineBusinessKey({ type: 'quote', hasRevision: true });
 * quoteKey.format({ tenantId: 'acme', id: 'Q-1042', revision: 4 }); // acme:quote:Q-1042:r4
 */
export function defineBusinessKey<const T extends string>(definition: {
  readonly type: T;
  readonly hasRevision?: boolean;
  readonly id?: RegExp;
}): BusinessKey<T> {
  const { type, hasRevision = false, id = idPattern } = definition;
  const issues: ContractIssue[] = [];
  if (!typePattern.test(type)) issues.push({ path: 'type', message: `must match ${typePattern}, is "${type}"` });
  refuse(`business key ${type}`, issues);
  const form = `<tenant>:${type}:<id>${hasRevision ? ':r<revision>' : ''}`;

  const problemOf = (parts: BusinessKeyParts): string | undefined => {
    if (!tenantPattern.test(parts.tenantId)) return `tenant "${parts.tenantId}" must match ${tenantPattern}`;
    if (!idPattern.test(parts.id) || !id.test(parts.id)) return `id "${parts.id}" must match ${id}`;
    if (hasRevision !== (parts.revision !== undefined))
      return hasRevision ? 'a revision is needed' : 'it has no revision';
    if (hasRevision && !isRevision(parts.revision)) return `revision ${parts.revision} must be a whole number from 1`;
    return undefined;
  };
  // What came over the wire may be no text at all, whatever its type says.
  const read = (text: unknown): BusinessKeyParts | string => {
    if (typeof text !== 'string') return `it is not text but of type ${typeof text}`;
    const [tenantId = '', kind, keyId = '', revision, ...rest] = text.split(':');
    if (kind !== type || rest.length > 0) return `it must have the form ${form}`;
    if (revision !== undefined && !/^r[1-9]\d{0,8}$/.test(revision))
      return `"${revision}" is not a revision such as r4`;
    const parts = { tenantId, id: keyId, ...(revision === undefined ? {} : { revision: Number(revision.slice(1)) }) };
    return problemOf(parts) ?? parts;
  };
  return {
    type,
    hasRevision,
    format(parts) {
      const problem = problemOf(parts);
      if (problem !== undefined) throw new BusinessKeyError(`Cannot build a business key ${form}: ${problem}.`);
      return `${parts.tenantId}:${type}:${parts.id}${hasRevision ? `:r${parts.revision}` : ''}` as BusinessKeyText<T>;
    },
    parse(text) {
      const parts = read(text);
      if (typeof parts === 'string') throw new BusinessKeyError(`"${text}" is not a business key: ${parts}.`);
      return parts;
    },
    is: (text): text is BusinessKeyText<T> => typeof read(text) !== 'string',
  };
}

function isRevision(revision: number | undefined): boolean {
  return revision !== undefined && Number.isInteger(revision) && revision >= 1 && revision < 1e9;
}
