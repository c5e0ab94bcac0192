/** What is seen after one step of a case. */
export interface Observation {
  /** The step's title. */
  readonly step: string;
  readonly answer?: ObservedAnswer | readonly string[];
  /** Everything that is alive, by section; in recordings only the sections that changed. */
  readonly state?: State;
  /** What the past holds; after the last step only. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
  /** Why the case could not go on, for example a placeholder that names nothing. */
  readonly stopped?: string;
}

export interface ObservedAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Sections by name: `instances`, `tree`, `executions`, `external`, `tasks`, `jobs`, `subscriptions`, `variables`, `incidents`. */
export type State = Readonly<Record<string, unknown>>;
