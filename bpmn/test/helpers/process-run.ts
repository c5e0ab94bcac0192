import {
  type AnyTaskContract,
  encodeVariables,
  type MessageContract,
  type ProcessContract,
  type TaskErrorCode,
  type TaskInput,
  type TaskOutput,
} from '@stepwright/contract';
import { EngineMismatchingMessageCorrelationError } from '@stepwright/engine-client';
import { expect } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { fireTimer } from './fire-timer.ts';
import { type LockedTask, lockTask } from './locked-task.ts';
import type { ModelEngine } from './model-engine.ts';
import type { ElementOf, ElementOfKind, MessageOf, ProcessModel } from './process-model.ts';
import { tokensOf } from './tokens.ts';

/** A code that no contract declares: only a catch-all can take it. */
export const undeclaredCode = 'SOMETHING_ELSE';

/** A user task as the contracts describe it. */
export interface UserTaskContract {
  readonly taskDefinitionKey: string;
  readonly identityVariable: string;
  readonly receiptVariable: string;
  readonly variables: ProcessContract['start'];
}

/** A task by its contract, or any other activity by its id in the model. */
export type Place<M extends ProcessModel> = AnyTaskContract | ElementOf<M>;

/** A contract with the names of its model. */
export interface RunnableProcess<M extends ProcessModel> {
  readonly process: ProcessContract<M['processDefinitionKey']>;
  readonly model: M;
}

/**
 * One process instance on a real engine, driven as its surroundings drive it: workers, message senders, people and time. Every
 * name and every value goes through the contracts, so a model that says something else turns the scenario red. A place that the model does not
 * have does not compile.
 */
export class ProcessRun<M extends ProcessModel> {
  readonly id: string;
  readonly businessKey: string;
  /** The values that the instance was started with. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly #engine: ModelEngine;
  readonly #process: ProcessContract;

  private constructor(
    engine: ModelEngine,
    process: ProcessContract,
    started: { id: string; businessKey: string; values: Readonly<Record<string, unknown>> },
  ) {
    this.#engine = engine;
    this.#process = process;
    this.id = started.id;
    this.businessKey = started.businessKey;
    this.values = started.values;
  }

  /** Starts an instance with the contract's start variables. The key must be new: tasks and messages are found by it. */
  static async start<M extends ProcessModel>(
    engine: ModelEngine,
    { process }: RunnableProcess<M>,
    businessKey: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<ProcessRun<M>> {
    const variables = encodeVariables(process.key, process.start, values);
    const instance = { processDefinitionKey: process.key, businessKey, variables };
    const { id } = await engine.client.processInstances.start(instance);
    return new ProcessRun<M>(engine, process, { id, businessKey, values });
  }

  /** Expects that the instance stands exactly at these places, whatever their order. */
  async at(...places: Place<M>[]): Promise<void> {
    const expected = places.map((place) => (typeof place === 'string' ? place : place.topic)).sort();
    expect(await tokensOf(this.#engine.client, this.id)).toEqual(expected);
  }

  /** A worker completes the task. `given` is what it must have been told. */
  async done<T extends AnyTaskContract>(
    task: T,
    outputs: TaskOutput<T>,
    given: Partial<TaskInput<T>> = {},
  ): Promise<void> {
    const locked = await this.lock(task);
    expect(locked.input, `input of ${task.topic}`).toMatchObject(given);
    await locked.complete(outputs);
  }

  /** A worker answers with a BPMN error of the task's contract. */
  async error<T extends AnyTaskContract>(task: T, code: TaskErrorCode<T>): Promise<void> {
    const declared = task.errors.map((error) => error.code);
    expect(declared, `errors of the contract of ${task.topic}`).toContain(code);
    await (await this.lock(task)).bpmnError(code);
  }

  /** A worker answers with a BPMN error that no contract declares. */
  async undeclaredError(task: AnyTaskContract): Promise<void> {
    await (await this.lock(task)).bpmnError(undeclaredCode);
  }

  /** Locks the task as a worker does; red when the instance has no such task open. */
  async lock<T extends AnyTaskContract>(task: T): Promise<LockedTask<T>> {
    const { client } = this.#engine;
    const locked = await lockTask(client, task, this.businessKey);
    if (!locked) {
      throw new Error(`No task ${task.topic} is open; the instance is at: ${await tokensOf(client, this.id)}`);
    }
    expect(locked).toMatchObject({ activityId: task.topic, processInstanceId: this.id });
    return locked;
  }

  /** A message arrives and is taken by the one wait for this id, and would not have been with another id. */
  async heard(messageName: MessageOf<M>, awaitedId: string): Promise<void> {
    await this.deaf(messageName, `not-${awaitedId}`);
    await this.#send(messageName, awaitedId);
  }

  /** A message arrives and nothing waits for it under this id. */
  async deaf(messageName: MessageOf<M>, awaitedId: string): Promise<void> {
    const sent = this.#send(messageName, awaitedId);
    await expect(sent, `${messageName} ${awaitedId}`).rejects.toBeInstanceOf(EngineMismatchingMessageCorrelationError);
  }

  /** A person of the group, who alone is offered the task, completes it. */
  async decide(task: UserTaskContract, group: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const { client } = this.#engine;
    const { taskDefinitionKey, identityVariable, receiptVariable } = task;
    const open = await client.tasks.list({ processInstanceId: this.id });
    expect(open, 'open user tasks').toMatchObject([{ taskDefinitionKey }]);
    const id = String(open[0]?.id);
    expect(await candidatesOf(this.#engine, id)).toEqual([`candidate ${group}`]);
    const { [identityVariable]: identity } = await client.tasks.variables(id);
    expect(identity, identityVariable).toMatchObject({ type: 'String', value: expect.any(String) });
    const variables = encodeVariables(taskDefinitionKey, task.variables, values);
    await client.tasks.complete(id, { variables: { ...variables, [receiptVariable]: identity ?? { value: null } } });
  }

  /** Time passes until the instance's only timer fires; it must have been set for this long. */
  async timer(afterMs: number): Promise<void> {
    await fireTimer(this.#engine, this.id, afterMs);
  }

  /** Expects that the instance has ended at this end event and at no other, without an incident on its way. */
  async ended(endEvent: ElementOfKind<M, 'endEvent'>): Promise<void> {
    await this.at();
    const { history } = this.#engine.client;
    const ofRun = { processInstanceId: this.id };
    expect(await history.processInstances(ofRun)).toMatchObject([{ state: 'COMPLETED' }]);
    const ends = (await history.activityInstances(ofRun)).filter(
      ({ activityType, parentActivityInstanceId }) =>
        activityType.endsWith('EndEvent') && parentActivityInstanceId === this.id,
    );
    expect(ends.map(({ activityId }) => activityId)).toEqual([endEvent]);
    expect(await history.incidents(ofRun)).toEqual([]);
  }

  /** How often the instance entered this place; with `canceled`, how often it was made to leave it. */
  async count(place: Place<M>, { canceled }: { readonly canceled?: true } = {}): Promise<number> {
    const activityId = typeof place === 'string' ? place : place.topic;
    const query = { processInstanceId: this.id, activityId, ...(canceled ? { canceled } : {}) };
    return (await this.#engine.client.history.activityInstances(query)).length;
  }

  /** The last value of the process variable; red when the instance has none, or several in different scopes. */
  async variable(variableName: string): Promise<unknown> {
    const query = { processInstanceId: this.id, variableName };
    const found = await this.#engine.client.history.variableInstances(query);
    expect(found, `variables named ${variableName}`).toHaveLength(1);
    return found[0]?.value;
  }

  async #send(messageName: string, awaitedId: string): Promise<void> {
    const { correlationVariable, receiptVariable, variables } = this.#messageNamed(messageName);
    const value = { type: 'String', value: awaitedId };
    await this.#engine.client.messages.correlate({
      messageName,
      businessKey: this.businessKey,
      correlationKeys: { [correlationVariable]: value },
      processVariables: { ...encodeVariables(messageName, variables, {}), [receiptVariable]: value },
    });
  }

  #messageNamed(name: string): MessageContract {
    const message = this.#process.messages.find((candidate) => candidate.name === name);
    if (!message) throw new Error(`The contract of ${this.#process.key} has no message "${name}".`);
    return message;
  }
}
