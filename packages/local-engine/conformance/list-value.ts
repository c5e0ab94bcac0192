/** A list as an untyped variable, which multi-instance collections can be; the engine keeps it as a serialised Java object. */
export function listValue(items: readonly unknown[]): { value: readonly unknown[] } {
  return { value: items };
}

/** A list that is kept as JSON, which needs an engine with Spin. */
export function jsonList(
  items: readonly unknown[],
  of: string = 'String',
): { value: string; type: string; valueInfo: object } {
  const objectTypeName = `java.util.ArrayList<java.lang.${of}>`;
  const valueInfo = { objectTypeName, serializationDataFormat: 'application/json' };
  return { value: JSON.stringify(items), type: 'Object', valueInfo };
}
