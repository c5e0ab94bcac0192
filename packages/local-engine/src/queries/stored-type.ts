import type { TypedValue } from '../values/typed-value.ts';

/** The name under which the engine's database has the type of a value; a null keeps the type that it was written with. */
export function storedTypeOf(value: TypedValue): string {
  const type = value.type === 'Null' ? (value.declared ?? 'Null') : value.type;
  if (type !== 'Object') return type.toLowerCase();
  const serialization = value.type === 'Null' || value.type === 'Object' ? value.serialization : undefined;
  return serialization === undefined ? 'serializable' : `spin://${serialization.format}`;
}
