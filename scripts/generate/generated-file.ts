/** A file as its generator writes it. */
export interface GeneratedFile {
  /** Path from the repository's root. */
  readonly file: string;
  readonly text: string;
}

/** What a generator made, and for which sources it could not. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  /** One sentence for each source that gave no file. */
  readonly problems?: readonly string[];
}

/** Makes files from sources of the repository. The same sources give the same bytes. */
export interface Generator {
  readonly name: string;
  /** Which files belong to the generator: one that it no longer makes is left over. */
  readonly owns: RegExp;
  generate(root: string): Promise<Generated>;
}
