import type * as z from 'zod';

/** A zod schema of any type. */
export type SchemaNode = z.ZodType;

/** One check of a schema, as zod keeps it. */
export type SchemaCheck = Readonly<Record<string, unknown>> & { readonly check?: string };

/** The definition of a schema, as zod keeps it: what each type has there is zod's documented surface for libraries. */
export function definitionOf(schema: SchemaNode): SchemaCheck & { readonly type: string } {
  return schema._zod.def as never;
}

/** The checks of a schema; a format such as `z.email()` is its own check. */
export function checksOf(schema: SchemaNode): readonly SchemaCheck[] {
  const definition = definitionOf(schema);
  const own = definition.check === undefined ? [] : [definition];
  const checks = (definition.checks ?? []) as readonly { readonly _zod: { readonly def: SchemaCheck } }[];
  return [...own, ...checks.map(({ _zod }) => _zod.def)];
}
