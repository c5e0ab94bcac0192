interface Visit {
  readonly number: number;
  next: number;
}

/**
 * The strongly connected components of the numbers given: groups in which everything can be reached from everything. Each component comes after
 * all that it leads to. By Tarjan, with a stack of its own in the place of recursion; linear in the edges.
 */
export function strongComponents(
  numbers: Iterable<number>,
  successors: (number: number) => readonly number[],
): readonly (readonly number[])[] {
  const wanted = new Set(numbers);
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const components: number[][] = [];
  const enter = (number: number): Visit => {
    index.set(number, index.size);
    low.set(number, index.get(number) as number);
    open.push(number);
    isOpen.add(number);
    return { number, next: 0 };
  };
  const lower = (number: number, to: number | undefined): void => {
    low.set(number, Math.min(low.get(number) as number, to as number));
  };
  const close = (number: number): void => {
    if (low.get(number) !== index.get(number)) return;
    const component = open.splice(open.lastIndexOf(number));
    for (const one of component) isOpen.delete(one);
    components.push(component);
  };
  for (const root of wanted) {
    if (index.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const follower = successors(visit.number)[visit.next];
      visit.next += 1;
      if (follower === undefined) {
        visits.pop();
        close(visit.number);
        const parent = visits.at(-1);
        if (parent) lower(parent.number, low.get(visit.number));
      } else if (!wanted.has(follower)) continue;
      else if (!index.has(follower)) visits.push(enter(follower));
      else if (isOpen.has(follower)) lower(visit.number, index.get(follower));
    }
  }
  return components;
}

/** Whether a component is a cycle: several numbers, or one that leads to itself. */
export function isCycle(component: readonly number[], successors: (number: number) => readonly number[]): boolean {
  const [only] = component;
  return component.length > 1 || (only !== undefined && successors(only).includes(only));
}
