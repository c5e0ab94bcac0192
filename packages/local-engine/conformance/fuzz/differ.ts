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
  readonly verdict: 'same' | 'refused' | 'different' | 'unstable' | 'unreadable' | 'endless';
  /** All places where the first step that differs differs. */
  readonly differences: readonly Difference[];
}

/** How often the reference shows a difference again before it counts. */
const repetitions = 5;

/** Runs random models on a reference and on the local engine and compares what is seen. */
export class Differ {
  readonly #openTested: () => Promise<OpenedEngine>;
  readonly #reopen: (() => Promise<OpenedEngine>) | undefined;
  #reference: OpenedEngine;
  #tested: OpenedEngine | undefined;

  /** With `reopen` a reference that a model keeps busy for ever is replaced by a new one. */
  constructor(
    reference: OpenedEngine,
    openTested: () => Promise<OpenedEngine> = openInProcess,
    reopen?: () => Promise<OpenedEngine>,
  ) {
    this.#reference = reference;
    this.#openTested = openTested;
    this.#reopen = reopen;
  }

  /** Makes, plays and compares the model of this number. A difference counts only if the reference repeats itself. */
  async round(seed: number, index: number): Promise<Round> {
    const model = generateModel(seedOf(seed, index));
    const played = await playSeeded(this.#reference, model, seed, index);
    const { steps, isRefused } = played;
    const base = { index, model, steps };
    const stop = stopOf(played);
    if (stop?.isUnreadable) return { ...base, verdict: 'unreadable', differences: [] };
    if (stop) {
      await this.#replaceReference(stop.reason);
      return { ...base, verdict: 'endless', differences: [] };
    }
    const differences = await this.#differences(renderModel(model), played);
    if (differences.length === 0) return { ...base, verdict: isRefused ? 'refused' : 'same', differences };
    const isStable = await this.#repeatsItself(renderModel(model), played);
    return { ...base, verdict: isStable ? 'different' : 'unstable', differences };
  }

  /** Does the same with a model and steps that are given, for example smaller ones. */
  async differencesOf(model: FuzzModel, steps: readonly Step[]): Promise<readonly Difference[]> {
    const files = renderModel(model);
    const played = await replay(this.#reference, files, steps);
    if (!played.isEmptied) {
      await this.#replaceReference('it cannot be emptied');
      return [];
    }
    return played.isRefused ? [] : await this.#differences(files, played);
  }

  async close(): Promise<void> {
    await this.#tested?.close();
    await this.#reference.close();
  }

  async #replaceReference(reason: string): Promise<void> {
    if (!this.#reopen) throw stoppedError(reason);
    await this.#reference.close();
    this.#reference = await this.#reopen();
  }

  /** Camunda leaves some orders to chance; one repetition in two would not show it. */
  async #repeatsItself(files: readonly Model[], played: Played): Promise<boolean> {
    for (let time = 0; time < repetitions; time += 1) {
      const again = await replay(this.#reference, files, played.steps);
      if (compareObservations(played.observations, again.observations).length > 0) return false;
    }
    return true;
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
export function isUnreadable(played: Played): boolean {
  const stop = stopOf(played);
  if (stop && !stop.isUnreadable) throw stoppedError(stop.reason);
  return stop !== undefined;
}

function stopOf({ observations }: Played): { readonly reason: string; readonly isUnreadable: boolean } | undefined {
  const reason = observations.find((each) => each.stopped !== undefined)?.stopped;
  return reason === undefined ? undefined : { reason, isUnreadable: /^GET .* answered 500/.test(reason) };
}

function stoppedError(reason: string): Error {
  return new Error(`The reference did not go through a model: ${reason}`);
}

/** What follows from the first step that differs says nothing new. */
function firstOf(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ step }) => step === differences[0]?.step);
}
