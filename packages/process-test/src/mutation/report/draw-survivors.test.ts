import { expect, test } from 'vitest';
import { platformModels } from '../../../test/helpers/accepted-models.ts';
import { subjectOf } from '../../../test/helpers/subject-of.ts';
import { mutantsOf } from '../mutants-of.ts';
import { scoreMutants } from '../score-mutants.ts';
import { drawSurvivors } from './draw-survivors.ts';

test('the picture marks what no run notices, what some notice and what all notice', async () => {
  const [, model] = await platformModels();
  if (!model) throw new Error('no model');
  const subject = subjectOf('quote-approval', model);
  const mutants = mutantsOf(subject, { operators: ['drop-boundary-event', 'change-timer'] });
  const run = {
    name: 'not half as long, and nothing may fail to be generated',
    run: async ({ files }: typeof subject) =>
      /generation-failed-error/.test(files[0]?.content ?? '') && !/PT12H/.test(files[0]?.content ?? ''),
  };
  const svg = await drawSurvivors(subject, await scoreMutants(subject, mutants, [run]));
  const markOf = (id: string) =>
    new RegExp(`data-element-id="${id}"[^>]*data-highlight="([^"]*)"`).exec(svg)?.[1] ?? 'none';
  expect(['generation-failed', 'approval-overdue', 'approval-closed', 'generate-artifact'].map(markOf)).toEqual([
    'done',
    'warning',
    'failed',
    'none',
  ]);
  expect(svg).toContain('<title>quote-approval: 2 of ');
});
