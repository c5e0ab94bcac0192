import type { Rule } from '../rule.ts';

/** How a part of a text looks on a terminal. */
export type TextStyle = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'blue' | 'green';

/** What reporters need besides the findings. */
export interface ReportContext {
  /** Every file that was looked at, also those without findings, sorted. */
  readonly files: readonly string[];
  /** Which rules a report describes. @default all */
  readonly rules?: readonly Rule[] | undefined;
  /** The version of the program that made the report. @default none is told */
  readonly toolVersion?: string | undefined;
  /** Styles a text of `pretty`. @default leaves it as it is */
  readonly style?: ((style: TextStyle, text: string) => string) | undefined;
  /** Models as SVG by file, for `html`; `drawFindings` makes them. @default none */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
  /** Where an element of a file begins, for the steps of a path in `sarif`; `findPlaces` makes it. @default nothing is known */
  readonly placeOf?:
    | ((file: string, elementId: string) => { readonly line: number; readonly column: number } | undefined)
    | undefined;
  /** The address of a rule's page, absolute. @default there is none */
  readonly pageOf?: ((ruleName: string) => string | undefined) | undefined;
}
