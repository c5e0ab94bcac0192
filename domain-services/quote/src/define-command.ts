import type { CommandDefinition } from '@stepwright/service-kit';

/** Gives a command its types; the definition itself is left as it is. */
export function defineCommand<P, B, A, N, R>(
  definition: CommandDefinition<P, B, A, N, R>,
): CommandDefinition<P, B, A, N, R> {
  return definition;
}

/** The quote as the resource that denials are audited under. */
export const quoteDenial = { type: 'quote', id: (params: { readonly quoteId: string }): string => params.quoteId };
