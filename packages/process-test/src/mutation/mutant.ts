import type { ModelFile } from '../process-under-test.ts';
import type { MutationOperator } from './operators.ts';

/** A process with one fault in it, to see whether a test notices. */
export interface Mutant {
  /** `<operator>/<element>` and where needed `/<detail>`. It stays the same while the element does, whatever else the model gets. */
  readonly id: string;
  readonly operator: MutationOperator;
  /** The key of the process that is changed. */
  readonly process: string;
  /** The id of the node or flow that behaves otherwise. */
  readonly element: string;
  /** The name of the model. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What is changed, as a sentence without an end. */
  readonly description: string;
  /** All files of the process with this one change. Made each time that it is read, as models may be large. */
  readonly files: readonly ModelFile[];
  /** What is changed in the model, its diagram left out: lines with `-` and `+` and three lines around. Made each time that it is read. */
  readonly diff: string;
}
