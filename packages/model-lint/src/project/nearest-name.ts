/** The name that was probably meant: the nearest one, when it is near enough to be a slip; undefined when none is. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const distanceMax = Math.max(1, Math.floor(name.length / 4));
  let best: string | undefined;
  let bestDistance = distanceMax + 1;
  for (const other of names) {
    if (other === name || Math.abs(other.length - name.length) > distanceMax) continue;
    const distance = editDistance(plain(name), plain(other));
    if (distance < bestDistance) [best, bestDistance] = [other, distance];
  }
  return best;
}

/** Writing with other letters or separators is no difference. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '-');
}

/** How many letters must be put in, left out or changed. Names in models are short; longer ones are cut. */
function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 100), b.slice(0, 100)];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
