/**
 * Makes a name of TypeScript from an id: `order-fulfillment`, `order_fulfillment` and `OrderFulfillment` are `orderFulfillment`. What cannot
 * stand in a name parts words. A name that would begin with a digit, or be empty, begins with `prefix`.
 */
export function identifierOf(id: string, prefix: string): string {
  const words = id.split(/(?:[^\p{ID_Continue}]|\p{Pc}|·)+/u).filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  return /^\p{ID_Start}/u.test(joined) ? joined : prefix + upperFirst(joined);
}

/** The same name as a type has it. */
export function upperFirst(name: string): string {
  return changeFirst(name, (first) => first.toUpperCase());
}

function lowerFirst(name: string): string {
  return changeFirst(name, (first) => first.toLowerCase());
}

/** By characters, not by halves of them. */
function changeFirst(name: string, change: (first: string) => string): string {
  const [first = '', ...rest] = name;
  return change(first) + rest.join('');
}
