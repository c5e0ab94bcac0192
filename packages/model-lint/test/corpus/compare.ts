/** Prints how well the lint's verdicts agree with the recorded ones of Camunda 7.24: `npm run corpus:compare`. */
import { type Agreement, compareVerdicts } from './compare-verdicts.ts';

/** What the unseen half disagrees on stays unprinted unless it is asked for, or it would be seen. */
const showsAll = process.argv.includes('--all');

for (const half of ['seen', 'unseen'] as const) {
  const result = compareVerdicts(half);
  process.stdout.write(`${half}: ${summaryOf(result)}\n`);
  if (half === 'unseen' && !showsAll) continue;
  for (const { name, refusal } of result.wrongGreens) process.stdout.write(`  wrong green: ${name}: ${refusal}\n`);
  for (const { name, refusal } of result.wrongReds) process.stdout.write(`  wrong red: ${name}: ${refusal}\n`);
}

function summaryOf({ modelCount, refusedCount, agreement, wrongGreens, wrongReds, wrongGreenRate }: Agreement): string {
  const greens = `${wrongGreens.length} wrong greens (${percent(wrongGreenRate)} of the ${refusedCount} that the engine refuses)`;
  return `${modelCount} models, ${percent(agreement)} agreement, ${greens}, ${wrongReds.length} wrong reds`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`;
}
