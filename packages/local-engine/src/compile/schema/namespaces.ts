const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://www.omg.org/spec/BPMN/20100524/MODEL', ''],
  ['http://www.omg.org/spec/BPMN/20100524/DI', 'bpmndi:'],
  ['http://www.omg.org/spec/DD/20100524/DI', 'di:'],
  ['http://www.omg.org/spec/DD/20100524/DC', 'dc:'],
]);

const namespaces = new Map([...prefixes].map(([namespace, prefix]) => [prefix, namespace]));

export const schemaInstanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** The name of an element or a type as the schema tables write it; undefined outside of the schema. */
export function schemaName(namespace: string, localName: string): string | undefined {
  const prefix = prefixes.get(namespace);
  return prefix === undefined ? undefined : prefix + localName;
}

/** The namespace and the local name of a name of the schema tables. */
export function splitSchemaName(name: string): { readonly namespace: string; readonly localName: string } {
  const colon = name.indexOf(':') + 1;
  return { namespace: namespaces.get(name.slice(0, colon)) ?? '', localName: name.slice(colon) };
}
