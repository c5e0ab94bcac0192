import type { ProcessContract } from '@stepwright/contract';
import type { LintPolicy } from '../../src/project/policy.ts';

/** A process of an example: what is inside of `<process>`, and what is beside it. */
export interface ExampleProcess {
  /** What stands inside of the process; BPMN is the default namespace. */
  readonly process: string;
  /** Messages, errors and other processes beside it. */
  readonly definitions?: string;
  /** @default 'order' */
  readonly id?: string;
  /** Attributes of the process besides id, name, isExecutable and the time to live. */
  readonly attributes?: string;
}

/** A project that shows a rule. */
export interface RuleExample {
  /** What is right or wrong with it, in a few words. */
  readonly title: string;
  /** By file name; a text is a whole file. */
  readonly files: Readonly<Record<string, ExampleProcess | string>>;
  readonly contracts?: readonly ProcessContract[];
  readonly policy?: LintPolicy;
  /** @default 2026-06-01 */
  readonly now?: string;
  /** Whether an engine refuses a file of it, which examples of other rules than `deploy/` should not. @default false */
  readonly isRefused?: boolean;
}

export interface InvalidExample extends RuleExample {
  /** The ids of the elements that the rule finds, in the order of findings. `undefined` is the file itself. */
  readonly at: readonly (string | undefined)[];
  /** A part of the message of the first finding. */
  readonly says?: string;
  /** Whether the fixes of its findings cure it. @default false: there is no fix */
  readonly isFixable?: boolean;
}

/** What a rule finds and what it does not: its test, and the examples of its page. */
export interface RuleExamples {
  readonly invalid: readonly [InvalidExample, ...InvalidExample[]];
  readonly valid: readonly [RuleExample, ...RuleExample[]];
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:example">`;

/** The whole text of a file of an example. */
export function wholeText(file: ExampleProcess | string): string {
  if (typeof file === 'string') return file;
  const { process, definitions = '', id = 'order', attributes = '' } = file;
  return `${head}
${definitions}
<process id="${id}" name="Process ${id}" isExecutable="true" camunda:historyTimeToLive="P30D" ${attributes}>
${process}
</process>
</definitions>
`;
}
