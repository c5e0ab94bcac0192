import type { BusinessKey } from './business-key.ts';
import { type ContractIssue, refuse } from './contract-error.ts';
import type { AnyTaskContract } from './define-task.ts';
import type { VariableMap } from './variables.ts';

/** A message that a process waits for, and the process variable that it must name when it is correlated. */
export interface MessageContract {
  readonly name: string;
  /** The variable whose value is unique per wait: a message without it could be taken by a later wait. */
  readonly correlationVariable: string;
  /**
   * The process variable that the message sets to the awaited id. After a lost answer its history tells whether the message
   * arrived: the engine itself would hand a repeated message to the next wait.
   */
  readonly receiptVariable: string;
  /** Variables that the message may carry. */
  readonly variables: VariableMap;
}

/** A task that a person completes. */
export interface UserTaskContract<D extends string = string, V extends VariableMap = VariableMap> {
  /** The id of the user task in the model. */
  readonly taskDefinitionKey: D;
  /** The variable whose value is unique per task. @default none */
  readonly identityVariable?: string;
  /** The variable that a completion sets to that value: after a lost answer its history tells whether this task was completed. @default none */
  readonly receiptVariable?: string;
  /** What the completion sets. */
  readonly variables: V;
}

/** A process model: its key, what starts it, the tasks that workers and people do for it and the messages that it waits for. */
export interface ProcessContract<
  K extends string = string,
  S extends VariableMap = VariableMap,
  T extends readonly AnyTaskContract[] = readonly AnyTaskContract[],
  M extends readonly MessageContract[] = readonly MessageContract[],
  U extends readonly UserTaskContract[] = readonly UserTaskContract[],
> {
  readonly kind: 'process';
  readonly key: K;
  readonly description: string;
  readonly businessKey: BusinessKey<string>;
  /** The variables that a start carries. */
  readonly start: S;
  readonly tasks: T;
  readonly messages: M;
  readonly userTasks: U;
}

interface ProcessDefinition {
  readonly key: string;
  readonly start: VariableMap;
  readonly tasks: readonly AnyTaskContract[];
  readonly messages?: readonly MessageContract[];
  readonly userTasks?: readonly UserTaskContract[];
  readonly businessKey: BusinessKey<string>;
}

/**
 * Defines a process.
 *
 * @throws {ContractError} when names are not kebab-case, a topic or a user task occurs twice, a task belongs to another key grammar, or the
 * first task is not `claim-start`: without it two starts of one command would both take effect. Nor may a message be found by a sealed variable.
 */
export function defineProcess<
  const K extends string,
  const S extends VariableMap,
  const T extends readonly AnyTaskContract[],
  const M extends readonly MessageContract[] = readonly [],
  const U extends readonly UserTaskContract[] = readonly [],
>(definition: {
  readonly key: K;
  readonly description: string;
  readonly businessKey: BusinessKey<string>;
  readonly start: S;
  readonly tasks: T;
  /** @default none */
  readonly messages?: M;
  /** @default none */
  readonly userTasks?: U;
}): ProcessContract<K, S, T, M, U> {
  refuse(`process ${definition.key}`, processIssues(definition));
  const { messages = [] as unknown as M, userTasks = [] as unknown as U } = definition;
  return { kind: 'process', ...definition, messages, userTasks };
}

function processIssues(definition: ProcessDefinition): ContractIssue[] {
  const { key, tasks, businessKey, userTasks = [] } = definition;
  const issues: ContractIssue[] = [];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key))
    issues.push({ path: 'key', message: `must be kebab-case, is "${key}"` });
  for (const name of ['tenantId', 'startCommandId']) {
    if (definition.start[name]?.type !== 'String' || definition.start[name].isSealed)
      issues.push({ path: `start.${name}`, message: 'must be there as a String that is not sealed' });
  }
  if (tasks[0]?.topic !== 'claim-start') issues.push({ path: 'tasks[0]', message: 'must be claim-start' });
  tasks.forEach((task, index) => {
    if (tasks.findIndex((other) => other.topic === task.topic) !== index) {
      issues.push({ path: `tasks[${index}]`, message: `has the topic ${task.topic} a second time` });
    }
    if (task.businessKey.type !== businessKey.type) {
      issues.push({
        path: `tasks[${index}].businessKey`,
        message: `is ${task.businessKey.type}, must be ${businessKey.type}`,
      });
    }
  });
  userTasks.forEach(({ taskDefinitionKey }, index) => {
    if (userTasks.findIndex((other) => other.taskDefinitionKey === taskDefinitionKey) !== index) {
      issues.push({ path: `userTasks[${index}]`, message: `is ${taskDefinitionKey} a second time` });
    }
  });
  issues.push(...messageIssues(definition));
  return issues;
}

/** The engine compares these variables, and a sealed value is another text every time. */
function messageIssues({ start, tasks, messages = [] }: ProcessDefinition): ContractIssue[] {
  return messages.flatMap((message, index) => {
    const maps: readonly VariableMap[] = [start, message.variables, ...tasks.map(({ output }) => output)];
    return (['correlationVariable', 'receiptVariable'] as const)
      .filter((role) => maps.some((map) => map[message[role]]?.isSealed))
      .map((role) => ({ path: `messages[${index}].${role}`, message: `is the sealed variable ${message[role]}` }));
  });
}
