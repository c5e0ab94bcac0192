import type { FlowNode } from '@stepwright/model/graph';
import { firstMoment } from '../../engine/first-moment.ts';
import { createLocalTestEngine } from '../../engine/local-test-engine.ts';
import type { TestEngine } from '../../engine/test-engine.ts';
import type { Script } from '../script/script.ts';
import type { Cast, Stage } from './stage.ts';

/**
 * Gives each play its engine. A process in which branches may run in several orders gets a new one for each play, with the order that the script
 * draws; any other shares one, which saves some 5 ms per play. Both start at the same time of the clock, so that a play can be repeated alone.
 */
export class LocalStages {
  readonly #cast: Cast;
  readonly #branches: boolean;
  #shared: TestEngine | undefined;

  constructor(cast: Cast) {
    this.#cast = cast;
    this.#branches = cast.subject.graphs.some(({ allNodes }) => allNodes.some(mayBranch));
  }

  /** @param given the engine of the caller, for all plays */
  async during<T>(script: Script, given: TestEngine | undefined, work: (stage: Stage) => Promise<T>): Promise<T> {
    if (given) return work({ cast: this.#cast, engine: given });
    if (!this.#branches) return work({ cast: this.#cast, engine: await this.#sharedEngine() });
    const engine = await createLocalTestEngine({ seed: script.engineSeed });
    try {
      return await work({ cast: this.#cast, engine });
    } finally {
      await engine.stop();
    }
  }

  async stop(): Promise<void> {
    await this.#shared?.stop();
  }

  async #sharedEngine(): Promise<TestEngine> {
    this.#shared ??= await createLocalTestEngine();
    await this.#shared.clock?.set(firstMoment);
    return this.#shared;
  }
}

function mayBranch({ kind, outgoing, loop }: FlowNode): boolean {
  const isGateway = kind.endsWith('Gateway');
  const splits = kind === 'parallelGateway' || kind === 'inclusiveGateway' || (!isGateway && outgoing.length > 1);
  return splits || loop?.isSequential === false;
}
