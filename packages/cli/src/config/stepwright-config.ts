import type { ProcessContract } from '@stepwright/contract';
import type { LintPolicy, RuleSetting, StatedSuppression } from '@stepwright/model-lint';

/** What a project tells the commands of `stepwright`, in `stepwright.config.ts` at its root. All paths are relative to that file. */
export interface StepwrightConfig {
  /** Where the models are. @default ['**\/*.bpmn', '**\/*.bpmn20.xml'] */
  readonly models?: readonly string[] | undefined;
  /** Where the decisions are. @default ['**\/*.dmn', '**\/*.dmn11.xml'] */
  readonly decisions?: readonly string[] | undefined;
  /** The contracts of the processes. @default none, and nothing is said about contracts */
  readonly contracts?: readonly ProcessContract[] | undefined;
  readonly lint?: LintConfig | undefined;
  readonly generate?: GenerateConfig | undefined;
}

/** What `stepwright generate model` is told. */
export interface GenerateConfig {
  /** The models that get a module. @default those of `models` above */
  readonly models?: readonly string[] | undefined;
  /** The folder of the modules; it belongs to the command. @default each module stands beside its model */
  readonly out?: string | undefined;
}

/** What `stepwright lint` is told. */
export interface LintConfig {
  /** The severity of a rule, or `off`. Rules of deploy parity stay errors. @default each rule's own severity */
  readonly rules?: Readonly<Record<string, RuleSetting>> | undefined;
  /** What the project demands of its models beyond what is right everywhere. @default {} */
  readonly policy?: LintPolicy | undefined;
  /** Findings that are known and have until a day. @default none beside those in the models */
  readonly suppressions?: readonly StatedSuppression[] | undefined;
  /** A file with the findings that are not reported, because they were there before. @default none */
  readonly baseline?: string | undefined;
}

/**
 * Gives a configuration its type. It is checked when a command loads it.
 *
 * @example
 * export default defineConfig({
 *   contracts: [orderFulfillment],
 *   lint: { rules: { 'business-key-not-passed': 'error' } },
 * });
 */
export function defineConfig(config: StepwrightConfig): StepwrightConfig {
  return config;
}
