import { readFileSync } from 'node:fs';
import { checkDeployment } from '@stepwright/local-engine/check-deployment';
import { type CorpusModel, corpusModels, halfOf } from './corpus-models.ts';
import type { Verdict } from './deploy-verdict.ts';

/** A model on which we and the engine do not agree. */
export interface Disagreement {
  readonly name: string;
  /** The first thing that the side which refuses has to say. */
  readonly refusal: string;
}

/** How well our verdicts agree with those of the engine. */
export interface Agreement {
  readonly modelCount: number;
  /** How many of them the engine refuses. */
  readonly refusedCount: number;
  /** Accepted by us, refused by the engine. */
  readonly wrongGreens: readonly Disagreement[];
  /** Refused by us, accepted by the engine. */
  readonly wrongReds: readonly Disagreement[];
  /** From 0 to 1. */
  readonly agreement: number;
  /** Wrong greens as a part of what the engine refuses, from 0 to 1. */
  readonly wrongGreenRate: number;
}

/** The recorded verdicts of Camunda 7.24 by the names of models. */
export function recordedVerdicts(): Readonly<Record<string, Verdict>> {
  return JSON.parse(readFileSync(new URL('generated/verdicts.json', import.meta.url), 'utf8')) as Record<
    string,
    Verdict
  >;
}

/** Compares one half of the corpus with the record. @throws when a model is not recorded */
export function compareVerdicts(half: 'seen' | 'unseen'): Agreement {
  const recorded = recordedVerdicts();
  const models = corpusModels().filter((model) => halfOf(model) === half);
  const wrongGreens: Disagreement[] = [];
  const wrongReds: Disagreement[] = [];
  let refusedCount = 0;
  for (const model of models) {
    const verdict = recorded[model.name];
    if (!verdict) throw new Error(`no verdict of "${model.name}" is recorded: run npm run corpus:record`);
    if (!verdict.isAccepted) refusedCount += 1;
    const refusal = refusalOf(model);
    if (refusal === undefined && !verdict.isAccepted) {
      wrongGreens.push({ name: model.name, refusal: verdict.messages[0]?.message ?? '' });
    } else if (refusal !== undefined && verdict.isAccepted) wrongReds.push({ name: model.name, refusal });
  }
  return {
    modelCount: models.length,
    refusedCount,
    wrongGreens,
    wrongReds,
    agreement: 1 - (wrongGreens.length + wrongReds.length) / models.length,
    wrongGreenRate: wrongGreens.length / refusedCount,
  };
}

function refusalOf({ fileName, content }: CorpusModel): string | undefined {
  return checkDeployment({ name: fileName, content }).refusals[0]?.message;
}
