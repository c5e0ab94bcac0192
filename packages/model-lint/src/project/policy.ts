import type { VariableMap } from '@stepwright/contract';

/**
 * What a project demands of its models beyond what is right everywhere. Everything is optional: a rule that needs something which is not here
 * stays silent.
 */
export interface LintPolicy {
  /** Whether code in models is allowed: classes, delegates, scripts, connectors and listeners. @default false */
  readonly codeInModels?: boolean;
  /** Names that expressions may use besides variables, for example Spring beans. */
  readonly beans?: readonly string[];
  /** Groups that user tasks may be offered to. */
  readonly candidateGroups?: readonly string[];
  /** What every id of an element must match, as a regular expression. */
  readonly idPattern?: string;
  /** What every name of a variable must match. @default '^[a-z][A-Za-z0-9]*$' */
  readonly variableNamePattern?: string;
  /** Extension properties that elements must have. */
  readonly requiredProperties?: readonly RequiredProperty[];
  /** Names of variables that elements may read and write in mappings; all when left out. */
  readonly allowedVariables?: readonly string[];
  /** Expressions that models may use, each a regular expression for the whole text; all when left out. */
  readonly allowedExpressions?: readonly string[];
  /** Variables that only cleared elements may see, by name, with their class, for example `{ customerEmail: 'pii' }`. */
  readonly sensitiveVariables?: Readonly<Record<string, string>>;
  /** The property by which an element says which classes it is cleared for, separated by commas. @default 'clearance' */
  readonly clearanceProperty?: string;
  /** Versions of contracts by topic; models state the range that they need by the property `contractVersion`. */
  readonly contractVersions?: Readonly<Record<string, string>>;
  /** The property that names who is called at night. @default none, and no process needs an owner */
  readonly ownerProperty?: string;
  /** The property that names what to do when an element fails. @default none, and no element needs one */
  readonly runbookProperty?: string;
  /** The property that names the promise behind a timer. @default 'sla' */
  readonly slaProperty?: string;
  /** Which bindings calls and decisions may have. @default ['deployment', 'version', 'versionTag'] */
  readonly bindings?: readonly string[];
  /** Whether version tags must be three numbers, for example `2.1.0`. @default false */
  readonly semanticVersionTags?: boolean;
  /** Forms that user tasks may name, by their keys, with the variables that they set. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /**
   * What completing a user task sets, by the id of the task, in the words of contracts, where the contract of its process does not list the task.
   * One that neither knows may set anything.
   */
  readonly userTaskVariables?: Readonly<Record<string, VariableMap>>;
  /** The engine that models are for. @default 'camunda-7' */
  readonly engine?: 'camunda-7' | 'operaton' | 'cib-seven';
}

/** A property that must stand on elements of some kinds. */
export interface RequiredProperty {
  /** Of `camunda:property`. */
  readonly name: string;
  /** Local names of elements, `serviceTask` for example, or `process`. */
  readonly on: readonly string[];
  /** What the whole value must match, as a regular expression. @default anything but empty */
  readonly pattern?: string;
}
