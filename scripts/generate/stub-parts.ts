/**
 * Stands for the parts of an app that is only built to describe itself. Parts may be taken out and passed on; whoever calls one or
 * makes text of it is told that building must not need it.
 *
 * @param name of the stub, for the message.
 */
export function stubParts(name: string): unknown {
  const refuse = (): never => {
    throw new Error(`${name} was used while the app is built; build the app without it and use it in the request`);
  };
  return new Proxy(refuse, {
    get(_, property) {
      // No promise: the stub may be awaited.
      if (property === 'then') return undefined;
      return property === Symbol.toPrimitive ? refuse : stubParts(`${name}.${String(property)}`);
    },
    apply: refuse,
    construct: refuse,
  });
}
