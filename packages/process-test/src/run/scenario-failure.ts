import { describeStep, type Scenario } from '../scenario/scenario.ts';
import type { Situation } from './situation.ts';

/** What made a scenario fail. */
export interface FailureParts {
  readonly scenario: Scenario;
  /** Which step, from 0; undefined when it did not get as far as the first. */
  readonly stepIndex: number | undefined;
  readonly expected: string;
  readonly found: string;
  readonly situation: Situation | undefined;
  /** The model with the path, as SVG; undefined when the model has no diagram. */
  readonly picture: string | undefined;
  /** Where the picture was written. */
  readonly pictureFile: string | undefined;
  readonly engine: string;
  readonly seed: number | undefined;
}

/** A scenario that did not go as it says. The message tells what was expected, where the token is and the way that it took. */
export class ScenarioFailure extends Error {
  override readonly name = 'ScenarioFailure';
  readonly parts: FailureParts;

  constructor(parts: FailureParts, options?: ErrorOptions) {
    super(messageOf(parts), options);
    this.parts = parts;
  }
}

function messageOf({
  scenario,
  stepIndex,
  expected,
  found,
  situation,
  pictureFile,
  engine,
  seed,
}: FailureParts): string {
  const step = stepIndex === undefined ? undefined : scenario.steps[stepIndex];
  const place = step
    ? `step ${(stepIndex ?? 0) + 1} of ${scenario.steps.length}: ${describeStep(step)}`
    : 'before its first step';
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['expected', expected],
    ['found', found],
    ['path', situation?.path.join(' > ')],
    ['at', situation && (situation.at.join(', ') || 'nowhere: the instance has ended')],
    ['waits for', situation && (situation.waits.join('; ') || 'nothing')],
    ['incidents', situation?.incidents.map(({ element, message }) => `${element}: ${message}`).join('; ')],
    ['picture', pictureFile],
    [
      'repeat',
      `scenario "${scenario.name}" of ${scenario.process} on ${engine}${seed === undefined ? '' : `, seed ${seed}`}`,
    ],
  ];
  const told = lines.filter(([, text]) => text).map(([title, text]) => `  ${title.padEnd(9)} ${text}`);
  return [`"${scenario.name}" failed at ${place}`, ...told].join('\n');
}
