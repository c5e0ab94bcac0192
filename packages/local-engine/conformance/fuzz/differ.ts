import type { Model, Step } from '../case.ts';
import { compareObservations, type Difference } from '../observations/compare.ts';
import { generateModel } from './generate/generate-model.ts';
import type { FuzzModel } from './model/fuzz-model.ts';
import { renderModel } from './model/render.ts';
import { type OpenedEngine, openInProcess } from './play/in-process-engine.ts';
import { type Played, playModel, replay } from './play/play-model.ts';
import { createRandom, seedOf } from './random.ts';

/** What became of one random model. */
export interface Round {
  readonly index: number;
  readonly model: FuzzModel;
  readonly steps: readonly Step[];
  readonly verdict: 'same' | 'refused' | 'different' | 'unstable' | 'unreadable';
  /** All places where the first step that differs differs. */
  readonly differences: readonly Difference[];
}

/** Runs random models on a reference and on the local engine and compares what is seen. */
export class Differ {
  readonly #reference: OpenedEngine;
  readonly #openTested: () => Promise<OpenedEngine>;
  #tested: OpenedEngine | undefined;

  constructor(reference: OpenedEngine, openTested: () => Promise<OpenedEngine> = openInProcess) {
    this.#reference = reference;
    this.#openTested = openTested;
  }

  /** Makes, plays and compares the model of this number. A difference counts only if the reference repeats itself. */
  async round(seed: number, index: number): Promise<Round> {
    const model = generateModel(seedOf(seed, index));
    const played = await playSeeded(this.#reference, model, seed, index);
    const { steps, isRefused } = played;
    const base = { index, model, steps };
    if (isUnreadable(played)) return { ...base, verdict: 'unreadable', differences: [] };
    const differences = await this.#differences(renderModel(model), played);
    if (differences.length === 0) return { ...base, verdict: isRefused ? 'refused' : 'same', differences };
    const again = await replay(this.#reference, renderModel(model), steps);
    const isStable = compareObservations(played.observations, again.observations).length === 0;
    return { ...base, verdict: isStable ? 'different' : 'unstable', differences };
  }

  /** Does the same with a model and steps that are given, for example smaller ones. */
  async differencesOf(model: FuzzModel, steps: readonly Step[]): Promise<readonly Difference[]> {
    const files = renderModel(model);
    const played = await replay(this.#reference, files, steps);
    return played.isRefused ? [] : await this.#differences(files, played);
  }

  async close(): Promise<void> {
    await this.#tested?.close();
    await this.#reference.close();
  }

  async #differences(files: readonly Model[], reference: Played): Promise<readonly Difference[]> {
    this.#tested ??= await this.#openTested();
    const tested = await replay(this.#tested, files, reference.steps);
    if (!tested.isEmptied) {
      await this.#tested.close();
      this.#tested = undefined;
    }
    return firstOf(compareObservations(reference.observations, tested.observations));
  }
}

/** Plays the model of a number with actions that the seed chooses. */
export async function playSeeded(engine: OpenedEngine, model: FuzzModel, seed: number, index: number): Promise<Played> {
  const hasParallelLoop = JSON.stringify(model).includes('"sequential":false');
  return await playModel(engine, renderModel(model), createRandom(seedOf(~seed, index)), hasParallelLoop);
}

/**
 * Whether the reference could not show its own state: Camunda answers 500 to the activity instances of some trees.
 *
 * @throws {Error} when it stopped for another reason, for example because it hangs
 */
export function isUnreadable({ observations }: Played): boolean {
  const stopped = observations.find((each) => each.stopped !== undefined)?.stopped;
  if (stopped === undefined) return false;
  if (/^GET .* answered 500/.test(stopped)) return true;
  throw new Error(`The reference did not go through a model: ${stopped}`);
}

/** What follows from the first step that differs says nothing new. */
function firstOf(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ step }) => step === differences[0]?.step);
}
