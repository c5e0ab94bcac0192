import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

/** Comments are sentences. Only what parses as code and ends like a statement is reported: prose hardly ever does. */
export function commentedOutCode(repository: Repository): Violation[] {
  return repository.sources.flatMap(({ file, comments }) =>
    comments
      .filter(({ isCode }) => isCode)
      .map(({ line }) => ({
        rule: 'commented-out-code',
        file,
        line,
        message: 'is code in a comment; remove it, git remembers it',
      })),
  );
}
