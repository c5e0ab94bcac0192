/** A defect that is put into a copy of the engine's sources, to see whether the fuzz finds it. */
export interface Plant {
  readonly id: string;
  /** What the engine does right and the plant does wrong. */
  readonly rule: string;
  /** Below `src/`. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}
