import type { Feature } from './features.ts';

/** One question to an engine: models, what is done with them, and (in `recordings/`) what Camunda 7.24 answered. Plain JSON. */
export interface ConformanceCase {
  /** Unique, kebab-case, says what is special. */
  readonly id: string;
  readonly feature: Feature;
  /** The rule that the case shows, as a sentence; when it shows one. */
  readonly rule?: string;
  /** Deployed together before the first step. */
  readonly models: readonly Model[];
  readonly steps: readonly Step[];
  /** The engine's setting for errors that nothing catches. @default 'exception' */
  readonly unhandledBpmnError?: 'silent' | 'exception';
  /** Why Operaton 1.0.3 answers otherwise: `differs: …`; the suite then insists that it does. */
  readonly operaton?: `differs: ${string}`;
}

/** A file of a deployment. */
export interface Model {
  /** With its ending: `p.bpmn`, `d.dmn`. */
  readonly name: string;
  readonly text: string;
}

/** What a list of cases of one area is made with: steps may be nested in lists. */
export type CaseDraft = Omit<ConformanceCase, 'steps'> & { readonly steps: readonly StepDraft[] };

/** A step or a list of them. */
export type StepDraft = Step | readonly StepDraft[];

export type Step = RestStep | AwaitStep | DeployStep | RunDueJobsStep | ClockStep;

/** A call of the REST API. Placeholders in path and body are filled in; see README. */
export interface RestStep {
  readonly do: 'rest';
  /** What the step is called in recordings. @default method and path */
  readonly title?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without `/engine-rest`. */
  readonly path: string;
  readonly body?: unknown;
  /** How much of the answer is recorded: only the status, without nulls and links, or all. Refusals are always whole. @default 'short' */
  readonly answer?: 'status' | 'short' | 'whole';
  /** Lists in the answer keep their order; otherwise they are sorted. @default false */
  readonly ordered?: boolean;
  /** Nothing is recorded unless the engine refuses. @default false */
  readonly quiet?: boolean;
  /** Placeholders mean what they meant in the step before, though a quiet step changed the order since. @default false */
  readonly sameNames?: boolean;
  /** The answer is not waited for; a later `await` step of this name does. */
  readonly background?: string;
}

/** Waits for the answer of a step in the background. */
export interface AwaitStep {
  readonly do: 'await';
  readonly name: string;
}

/** Deploys more models. */
export interface DeployStep {
  readonly do: 'deploy';
  readonly models: readonly Model[];
  /** Fields of the form: `deployment-name`, `enable-duplicate-filtering`, `deploy-changed-only`, `deployment-source`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Executes due jobs with retries one after the other, the oldest due date first, until none is due. */
export interface RunDueJobsStep {
  readonly do: 'run-due-jobs';
  /** @default 50 */
  readonly most?: number;
}

/** Moves the clock, which stands still otherwise. Cases begin at 2030-01-01T00:00:00Z. */
export interface ClockStep {
  readonly do: 'clock';
  /** Seconds from now. */
  readonly advance?: number;
  /** An ISO instant. */
  readonly at?: string;
  /** Lets the clock go on from here, which long polls need to time out. @default false */
  readonly running?: boolean;
}

/** Makes cases of drafts: the steps become one flat list. */
export function defineCases(drafts: readonly CaseDraft[]): ConformanceCase[] {
  return drafts.map((draft) => ({ ...draft, steps: flatten(draft.steps) }));
}

function flatten(steps: readonly StepDraft[]): Step[] {
  return steps.flatMap((step) => (isList(step) ? flatten(step) : [step]));
}

function isList(step: StepDraft): step is readonly StepDraft[] {
  return Array.isArray(step);
}
