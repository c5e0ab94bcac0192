/** What the entry reaches, each number before those that only follow from it, as far as cycles allow. Linear; nothing recurses. */
export function reversePostorder(entry: number, successors: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Set([entry]);
  const stack = [{ number: entry, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const follower = successors[top.number]?.[top.next];
    top.next += 1;
    if (follower === undefined) {
      order.push(top.number);
      stack.pop();
    } else if (!seen.has(follower)) {
      seen.add(follower);
      stack.push({ number: follower, next: 0 });
    }
  }
  return order.reverse();
}
