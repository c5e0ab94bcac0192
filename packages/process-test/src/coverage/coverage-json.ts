import * as z from 'zod';
import { ProcessTestError } from '../process-test-error.ts';
import { type CoverageKind, coverageKinds, type ProcessCoverage } from './coverage-item.ts';

/** The published shape of a coverage report. A field is added without a new version; a changed meaning is a new version. */
export const coverageReport: z.ZodType<CoverageReport> = z.object({
  format: z.literal('stepwright-process-coverage'),
  version: z.literal(1),
  process: z.string(),
  items: z.array(
    z.object({
      process: z.string(),
      kind: z.enum(coverageKinds as [CoverageKind, ...CoverageKind[]]),
      id: z.string(),
      element: z.string(),
      file: z.string(),
      line: z.int().positive(),
      column: z.int().positive(),
      hits: z.int().nonnegative(),
    }),
  ),
});

/** A coverage as it is written to a file. */
export interface CoverageReport extends ProcessCoverage {
  readonly format: 'stepwright-process-coverage';
  readonly version: 1;
}

/** Writes a coverage as JSON, one item a line, so that a difference of two reports can be read. */
export function coverageJson({ process, items }: ProcessCoverage): string {
  const lines = items.map(({ process: of, kind, id, element, file, line, column, hits }) =>
    JSON.stringify({ process: of, kind, id, element, file, line, column, hits }),
  );
  const head = `{"format":"stepwright-process-coverage","version":1,"process":${JSON.stringify(process)},"items":[`;
  return `${head}${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}]}\n`;
}

/**
 * Reads what {@link coverageJson} wrote.
 *
 * @throws {ProcessTestError} FILE_UNREADABLE when it is no such report, or one of a later version.
 */
export function readCoverage(text: string): ProcessCoverage {
  try {
    const { process, items } = coverageReport.parse(JSON.parse(text));
    return { process, items };
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new ProcessTestError('FILE_UNREADABLE', `It is no coverage report of version 1: ${reason}`, { cause });
  }
}
