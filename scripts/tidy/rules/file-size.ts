import { isGenerated, isTestFile, type Repository } from '../repository.ts';
import { lineCountOf } from '../source-files.ts';
import type { Violation } from '../violation.ts';

const linesMax = 500;
/** Tables of cases are long without being hard to read. */
const testLinesMax = 900;

/** A file is small enough to be read in one go. */
export function fileSize(repository: Repository): Violation[] {
  const found = sizedFiles(repository).filter(({ lineCount, limit }) => lineCount > limit);
  if (found.length === 0) return [];
  const median = medianOf(sizedFiles(repository).map(({ lineCount }) => lineCount));
  return found.map(({ file, lineCount, limit }) => {
    const message = `has ${lineCount} lines, allowed are ${limit} (the median of the repository is ${median}); split it by what its parts are for`;
    return { rule: 'file-size', file, message };
  });
}

function sizedFiles(repository: Repository): { file: string; lineCount: number; limit: number }[] {
  return repository.files
    .filter((file) => /\.(?:ts|sql|sh|java)$/.test(file) && !isGenerated(file))
    .map((file) => {
      const limit = isTestFile(file) ? testLinesMax : linesMax;
      return { file, lineCount: lineCountOf(repository.textOf(file) ?? ''), limit };
    });
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
