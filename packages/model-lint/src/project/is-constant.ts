/** Whether a text says the same for every instance: it has no expression in it. */
export function isConstant(text: string): boolean {
  return !/[$#]\{/.test(text);
}
