import type { Finding } from '../finding.ts';
import type { LintResult } from '../run/lint-project.ts';

/** How many findings of each severity there are, and in how many files. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  /** How many findings cure themselves. */
  readonly fixable: number;
  readonly files: number;
  readonly filesWithFindings: number;
}

/** Counts findings. */
export function summarize({ findings, suppressed, fileCount }: LintResult): Summary {
  const count = (is: (finding: Finding) => boolean): number => findings.filter(is).length;
  return {
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity }) => severity === 'warning'),
    infos: count(({ severity }) => severity === 'info'),
    suppressed: suppressed.length,
    fixable: count(({ fix }) => fix !== undefined),
    files: fileCount,
    filesWithFindings: new Set(findings.map(({ file }) => file)).size,
  };
}

/** Says a summary in one line: `3 errors, 1 warning in 2 of 5 files`. */
export function summaryLine({ errors, warnings, infos, suppressed, files, filesWithFindings }: Summary): string {
  const kinds = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
  ];
  const found =
    kinds.length > 0
      ? `${kinds.join(', ')} in ${filesWithFindings} of ${counted(files, 'file')}`
      : `no findings in ${counted(files, 'file')}`;
  return suppressed > 0 ? `${found}, ${suppressed} suppressed` : found;
}

/** Writes a number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
