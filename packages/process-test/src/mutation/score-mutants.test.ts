import { expect, test } from 'vitest';
import { modelText } from '../../test/helpers/model-text.ts';
import { subjectOf } from '../../test/helpers/subject-of.ts';
import { ProcessTestError } from '../process-test-error.ts';
import { mutantsOf } from './mutants-of.ts';
import { mutationReportSchema } from './mutation-report.ts';
import { mutationJson } from './report/mutation-json.ts';
import { mutationText } from './report/mutation-text.ts';
import { type MutationRun, scoreMutants } from './score-mutants.ts';

const subject = subjectOf('p', {
  name: 'p.bpmn',
  content: modelText(
    [
      '<startEvent id="s"/>',
      '<userTask id="a" camunda:candidateGroups="sales,ops"/>',
      '<boundaryEvent id="late" attachedToRef="a">',
      '  <timerEventDefinition id="when"><timeDuration>PT1H</timeDuration></timerEventDefinition>',
      '</boundaryEvent>',
    ].join('\n'),
  ),
});
const mutants = mutantsOf(subject);

/** Passes while the model has this text. */
function needs(text: string): MutationRun {
  return { name: `needs ${text}`, run: async ({ files }) => files[0]?.content.includes(text) === true };
}

const group = needs('"sales,ops"');
const timer = needs('PT1H');
const nothing = needs('process');

test('the report tells for every mutant who noticed, and which runs notice nothing', async () => {
  const report = await scoreMutants(subject, mutants, [group, timer, nothing]);
  expect(report.results.map(({ id, outcome, killedBy }) => [id, outcome, killedBy])).toEqual([
    ['change-candidates/a/sales', 'killed', [group.name]],
    ['change-candidates/a/ops', 'killed', [group.name]],
    ['drop-boundary-event/late', 'killed', [timer.name]],
    ['flip-interrupting/late', 'survived', []],
    ['change-timer/late/longer', 'killed', [timer.name]],
    ['change-timer/late/shorter', 'killed', [timer.name]],
  ]);
  expect(report).toMatchObject({
    process: 'p',
    mutants: 6,
    killed: 5,
    survived: 1,
    score: 5 / 6,
    runs: [group.name, timer.name, nothing.name],
    idleRuns: [nothing.name],
  });
  expect(report.operators.map(({ operator, score }) => [operator, score])).toEqual([
    ['drop-boundary-event', 1],
    ['change-timer', 1],
    ['flip-interrupting', 0],
    ['change-candidates', 1],
  ]);
});

test('a run that throws has noticed', async () => {
  const throws: MutationRun = {
    name: 'throws',
    run: async ({ files }) => {
      if (!files[0]?.content.includes('PT1H')) throw new TypeError('no timer');
      return true;
    },
  };
  expect((await scoreMutants(subject, mutants, [throws])).killed).toBe(3);
});

test('a mutant that the engine refuses is killed by nobody and does not count', async () => {
  const refuses: MutationRun = {
    name: 'refuses',
    run: async ({ files }) => {
      if (files[0]?.content.includes('PT2H')) throw new ProcessTestError('DEPLOYMENT_REFUSED', 'the engine says no');
      return true;
    },
  };
  const report = await scoreMutants(subject, mutants, [group, refuses, timer]);
  expect(report).toMatchObject({ mutants: 6, refused: 1, killed: 4, survived: 1, score: 4 / 5 });
  expect(report.results[4]).toMatchObject({ outcome: 'refused', killedBy: [] });
});

test('only survivors are asked whether they do the same, and one that does is reported apart and does not count', async () => {
  const asked: string[] = [];
  const isEquivalent = async ({ id }: { readonly id: string }) => {
    asked.push(id);
    return id.startsWith('flip');
  };
  const report = await scoreMutants(subject, mutants, [timer], { isEquivalent });
  expect(asked).toEqual(['change-candidates/a/sales', 'change-candidates/a/ops', 'flip-interrupting/late']);
  expect(report).toMatchObject({ killed: 3, survived: 2, equivalent: 1, score: 3 / 5 });
});

test('stopping at the first kill, no further run is played, and nobody knows what kills nothing', async () => {
  const played: string[] = [];
  const counting = (run: MutationRun): MutationRun => ({
    ...run,
    run: (one) => {
      played.push(run.name);
      return run.run(one);
    },
  });
  const runs = [timer, group, nothing].map(counting);
  const drop = mutants.filter(({ operator }) => operator === 'drop-boundary-event');
  const report = await scoreMutants(subject, drop, runs, { stopAtFirstKill: true });
  expect(played.slice(runs.length)).toEqual([timer.name]);
  expect(report.idleRuns).toBeNull();
});

test('results keep their order however many mutants are run at a time', async () => {
  let open = 0;
  let most = 0;
  const slowFirst: MutationRun = {
    name: 'slow first',
    run: async ({ files }) => {
      open += 1;
      most = Math.max(most, open);
      for (let turns = files[0]?.content.includes('sales_CHANGED') ? 50 : 1; turns > 0; turns -= 1) await undefined;
      open -= 1;
      return true;
    },
  };
  const report = await scoreMutants(subject, mutants, [slowFirst], { concurrency: 3 });
  expect(report.results.map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
  expect(most).toBe(3);
});

const fails: MutationRun = { name: 'fails', run: async () => false };
const breaks: MutationRun = { name: 'breaks', run: () => Promise.reject(new Error('no engine')) };

test.each([
  [
    'runs that do not pass on the process as it is',
    [timer, fails, breaks],
    'These do not pass on p as it is: fails, breaks (no engine).',
  ],
  ['no run', [], 'There is no run, so every mutant would survive.'],
  ['runs of the same name', [timer, timer], 'Several runs have the same name: needs PT1H.'],
])('%s are refused before any mutant is run', async (_, runs: readonly MutationRun[], message: string) => {
  const code = message.startsWith('These') ? 'RUNS_NOT_GREEN' : 'SCENARIO_INVALID';
  await expect(scoreMutants(subject, mutants, runs)).rejects.toThrow(`${code}: ${message}`);
});

test('without mutants there is nothing to miss', async () => {
  expect(await scoreMutants(subject, [], [timer])).toMatchObject({ mutants: 0, score: 1, results: [] });
});

test('the JSON is read back by its schema', async () => {
  const report = await scoreMutants(subject, mutants, [timer]);
  expect(mutationReportSchema.parse(JSON.parse(mutationJson(report)))).toEqual(report);
  expect(() => mutationReportSchema.parse({ ...report, version: 2 })).toThrow();
});

test('the text shows the score, each survivor with its change, and idle runs', async () => {
  const isEquivalent = async ({ id }: { readonly id: string }) => id.endsWith('ops');
  const report = await scoreMutants(subject, mutants, [timer, nothing], { isEquivalent });
  expect(mutationText({ ...report, durationMs: 1_260 })).toBe(`p: 60% of mutants killed (3 of 5), 2 runs, 1.3 s
  drop-boundary-event    100%  (1 of 1)
  change-timer           100%  (2 of 2)
  flip-interrupting        0%  (0 of 1)
  change-candidates        0%  (0 of 1), 1 equivalent

Survivors: no run notices them

  p.bpmn:6:1  a is offered to another group than sales
    change-candidates/a/sales
    @@ line 6 @@
     
     <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
     <startEvent id="s"/>
    -<userTask id="a" camunda:candidateGroups="sales,ops"/>
    +<userTask id="a" camunda:candidateGroups="sales_CHANGED,ops"/>
     <boundaryEvent id="late" attachedToRef="a">
       <timerEventDefinition id="when"><timeDuration>PT1H</timeDuration></timerEventDefinition>
     </boundaryEvent>

  p.bpmn:7:1  late does not interrupt
    flip-interrupting/late
    @@ line 7 @@
     <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
     <startEvent id="s"/>
     <userTask id="a" camunda:candidateGroups="sales,ops"/>
    -<boundaryEvent id="late" attachedToRef="a">
    +<boundaryEvent cancelActivity="false" id="late" attachedToRef="a">
       <timerEventDefinition id="when"><timeDuration>PT1H</timeDuration></timerEventDefinition>
     </boundaryEvent>
     </process>

Equivalent: they do the same as the process, and do not count

  p.bpmn:6:1  a is offered to another group than ops
    change-candidates/a/ops

Runs that kill no mutant
  needs process
`);
});
