import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

const linesMax = 70;

/** A function fits on a screen; usually it is far shorter. */
export function functionSize(repository: Repository): Violation[] {
  const functions = repository.sources.flatMap(({ file, functions }) =>
    functions.filter(({ testCallback }) => !testCallback).map((found) => ({ file, ...found })),
  );
  const tooLong = functions.filter(({ lineCount }) => lineCount > linesMax);
  if (tooLong.length === 0) return [];
  const lineCounts = functions.map(({ lineCount }) => lineCount).sort((one, other) => one - other);
  const median = lineCounts[Math.floor(lineCounts.length / 2)];
  return tooLong.map(({ file, line, name, lineCount }) => {
    const message = `${name} has ${lineCount} lines, allowed are ${linesMax} (the median of the repository is ${median}); give its parts names of their own`;
    return { rule: 'function-size', file, line, message };
  });
}
