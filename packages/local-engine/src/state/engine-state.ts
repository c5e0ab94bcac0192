import type { DecisionModel } from '@stepwright/decision';
import type { ProcessModel } from '../model/process-model.ts';
import type { Clock } from './clock.ts';
import type { Tables } from './tables.ts';

/** What a command works on. A command is a synchronous function of this; it runs alone, in one transaction. */
export interface EngineState {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly settings: EngineSettings;
  /** Makes an id that this engine never gave before, also over restarts. */
  nextId(): string;
  /** Orders what happens: every call gives a greater number. */
  nextOrder(): number;
  /** The compiled model of a definition. */
  modelOf(definitionId: string): ProcessModel;
  /** The compiled decisions of the file that a decision definition came with. */
  decisionsOf(decisionDefinitionId: string): DecisionModel;
  /** Tells the model of a definition that is deployed by this command. */
  addModel(definitionId: string, model: ProcessModel): void;
  addDecisions(decisionDefinitionId: string, model: DecisionModel): void;
  /** Forgets what was compiled for a process or decision definition, once its deletion is committed. */
  forgetCompiled(definitionId: string): void;
  /** A number from the seed in [0, 1), for the orders that Camunda does not define; undefined without a seed: then the order is that of the model. */
  random(): number | undefined;
  /** Runs after the transaction is committed; not at all when it is rolled back. */
  afterCommit(work: () => void): void;
}

export interface EngineSettings {
  /** What a BPMN error that nothing catches does. Camunda's default is 'silent'; the engines of Stepwright use 'exception'. */
  readonly unhandledBpmnError: 'silent' | 'exception';
  /** Retries of a new job. @default 3 */
  readonly defaultRetries: number;
}
