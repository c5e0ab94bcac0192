/** A feature and the test that shows it, or why it is missing. */
export type Feature = ShownFeature | MissingFeature;

/** A feature that the repository has. */
export interface ShownFeature {
  readonly feature: string;
  /** By which API, option or rule. */
  readonly how: string;
  readonly test: {
    /** Path from the repository's root. */
    readonly file: string;
    /** As it is written in the file. */
    readonly title: string;
  };
}

/** A feature that the repository does not have, or not in full. */
export interface MissingFeature {
  readonly feature: string;
  /** Why, what does instead, and where it will be. */
  readonly missing: string;
}

/** Features that are looked for together. */
export interface FeatureGroup {
  readonly group: string;
  readonly features: readonly Feature[];
}
