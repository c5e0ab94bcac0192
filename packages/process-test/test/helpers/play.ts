import type { ActivityInstanceTree, WireVariables } from '@stepwright/engine-client';
import { createLocalTestEngine } from '../../src/engine/local-test-engine.ts';
import type { TestEngine } from '../../src/engine/test-engine.ts';
import type { ProcessUnderTest } from '../../src/process-under-test.ts';

const workerId = 'play';

/** One instance of a process on an engine of its own, driven by hand. */
export class Play {
  readonly #engine: TestEngine;
  readonly #id: string;

  private constructor(engine: TestEngine, id: string) {
    this.#engine = engine;
    this.#id = id;
  }

  /** Starts an instance, plays it, and stops the engine. */
  static async of<T>(
    { files, graph }: ProcessUnderTest,
    values: Readonly<Record<string, string | boolean | number>>,
    play: (instance: Play) => Promise<T>,
  ): Promise<T> {
    const engine = await createLocalTestEngine();
    try {
      await engine.client.deployments.create({ name: 'play', files: [...files] });
      const types = { string: 'String', boolean: 'Boolean', number: 'Integer' } as Readonly<Record<string, string>>;
      const variables = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { type: types[typeof value] ?? 'Null', value }]),
      );
      const started = await engine.client.processInstances.start({ processDefinitionKey: graph.id, variables });
      return await play(new Play(engine, started.id));
    } finally {
      await engine.stop();
    }
  }

  /** Where it stands: one id per token, sorted. */
  async at(): Promise<readonly string[]> {
    const tree = await this.#engine.client.processInstances.activityInstances(this.#id);
    return tree ? leavesOf(tree).sort() : [];
  }

  /** The end events that it reached. */
  async ends(): Promise<readonly string[]> {
    const rows = await this.#engine.client.history.activityInstances({ processInstanceId: this.#id });
    return rows.filter(({ activityType }) => activityType.endsWith('EndEvent')).map(({ activityId }) => activityId);
  }

  async complete(topic: string, value?: string): Promise<unknown> {
    const { externalTasks } = this.#engine.client;
    const task = await this.#lock(topic);
    const variables: WireVariables = value === undefined ? {} : { answer: { type: 'String', value } };
    await externalTasks.complete(task.id, { workerId, variables });
    return task.variables.told?.value;
  }

  async raise(topic: string, errorCode: string): Promise<void> {
    const { id } = await this.#lock(topic);
    await this.#engine.client.externalTasks.bpmnError(id, { workerId, errorCode });
  }

  async send(messageName: string): Promise<void> {
    await this.#engine.client.messages.correlate({ messageName, processInstanceId: this.#id });
  }

  /** Lets time pass and executes what is due then. */
  async pass(minutes: number): Promise<void> {
    const { client, clock } = this.#engine;
    await clock?.set(new Date(clock.now().getTime() + minutes * 60_000));
    for (const { id } of await client.jobs.list({ processInstanceId: this.#id, executable: true })) {
      await client.jobs.execute(id);
    }
  }

  async offeredTo(candidateGroup: string): Promise<readonly string[]> {
    const tasks = await this.#engine.client.tasks.list({ processInstanceId: this.#id, candidateGroup });
    return tasks.map(({ taskDefinitionKey }) => taskDefinitionKey);
  }

  async variable(variableName: string): Promise<unknown> {
    const query = { processInstanceId: this.#id, variableName };
    return (await this.#engine.client.history.variableInstances(query))[0]?.value;
  }

  async #lock(topicName: string) {
    const topics = [{ topicName, lockDurationMs: 60_000 }];
    const [task] = await this.#engine.client.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
    if (!task) throw new Error(`No task ${topicName} is open; the instance is at: ${await this.at()}`);
    return task;
  }
}

function leavesOf({ activityId, childActivityInstances, childTransitionInstances }: ActivityInstanceTree): string[] {
  const below = [
    ...childActivityInstances.flatMap(leavesOf),
    ...childTransitionInstances.map((transition) => transition.activityId),
  ];
  return below.length > 0 ? below : [activityId];
}
