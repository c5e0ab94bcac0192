import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimStart, notify, pack, parcel, parcelModel, parcelOf, release } from '../../test/helpers/parcel.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { runScenario } from './run-scenario.ts';

const say = scenariosFor(parcel);
const subject = parcelOf();
const start = {
  businessKey: 'acme:parcel:P-{run}',
  values: { tenantId: 'acme', parcelId: 'P-{run}', startCommandId: 'S' },
};
const onItsWay = [
  say.completes(claimStart, { pieces: 2 }),
  say.completes(pack, {}, { given: { piece: 1 } }),
  say.completes(pack, { weightKg: 2.5 }, { given: { piece: 0 } }),
  say.decides(release, { isReleased: true }, { groups: ['bosses', 'clerks'] }),
  say.waitsAt('on-its-way'),
];

let engine: TestEngine;

beforeAll(async () => {
  engine = await createLocalTestEngine();
});

afterAll(() => engine.stop());

async function failureOf(scenario: Scenario, process = subject): Promise<string | undefined> {
  return (await runScenario(process, scenario, { engine })).failure?.message;
}

test('a parcel goes its way: pieces in any order, a person, a reminder in between, a message for it alone', async () => {
  const scenario = say.scenario(
    'is delivered',
    { ...start, values: { ...start.values, promisedAt: new Date('2029-01-05T00:00:00Z'), number: 9007199254740993n } },
    say.expects({ at: ['claim-start'], timers: { 'is-late': 'P2D' }, absent: ['pieces'] }),
    onItsWay,
    say.ignores('parcel-arrived', 'another'),
    say.timePasses('P1DT12H'),
    say.expects({ timers: { 'is-late': 'PT12H' }, notPassed: ['is-late'] }),
    say.timerFires('is-late', 'P2D'),
    say.completes(notify, {}, { given: { note: 'late' } }),
    say.hears('parcel-arrived', 'P-{run}', { signedBy: 'Ann' }),
    say.endsAt('delivered'),
    say.expects({
      at: [],
      passed: ['claim-start', 'release', 'on-its-way', 'is-late', 'delivered'],
      entered: { pack: 2, notify: 1 },
      canceled: { release: 0 },
      variables: {
        signedBy: 'Ann',
        arrivedParcelId: 'P-{run}',
        promisedAt: new Date('2029-01-05T00:00:00Z'),
        number: 9007199254740993n,
      },
      incidents: [],
      timers: {},
    }),
  );
  const { failure, history } = await runScenario(subject, scenario, { engine });
  expect(failure).toBeUndefined();
  expect(history.passages.map(({ element }) => element)).toContain('is-late');
});

test('an error, an incident that is expected, and a signal', async () => {
  const duplicate = say.scenario(
    'dup',
    start,
    say.raises(claimStart, 'DUPLICATE_START'),
    say.endsAt('duplicate-start'),
  );
  expect(await failureOf(duplicate)).toBeUndefined();
  const incident = say.expects({ incidents: ['claim-start'], at: ['claim-start'] });
  expect(await failureOf(say.scenario('fails', start, say.fails(claimStart, 'broken'), incident))).toBeUndefined();
  const recalled = [
    say.signals('recalled'),
    say.expects({ at: [], passed: ['is-recalled'], canceled: { release: 1 } }),
  ];
  const upToRelease = onItsWay.slice(0, 3);
  expect(await failureOf(say.scenario('recall', start, upToRelease, recalled))).toBeUndefined();
});

test('a refusal is demanded, changes nothing and leaves the task for a later step', async () => {
  const scenario = say.scenario(
    'wrong',
    start,
    say.raisesUndeclared(claimStart, 'NOBODY_CATCHES', { refused: true }),
    say.completesWrongly(claimStart, { pieces: 'many' }, { refused: true }),
    say.completes(claimStart, { pieces: 0 }),
    say.waitsAt('release'),
  );
  expect(await failureOf(scenario)).toBeUndefined();
  const taken = say.scenario(
    'taken',
    start,
    say.completes(claimStart, { pieces: 1 }, { refused: true }),
    say.waitsAt('pack'),
  );
  expect(await failureOf(taken)).toContain('the engine to refuse that claim-start is completed');
});

const looking = say.waitsAt('claim-start');

test.each<[string, Scenario, string]>([
  [
    'asserts nothing',
    say.scenario('x', start, say.completes(claimStart, { pieces: 1 })),
    'a scenario that expects something',
  ],
  ['looks at nothing', say.scenario('x', start, looking, say.expects({})), 'a step that looks at something'],
  ['waits elsewhere', say.scenario('x', start, say.waitsAt('pack')), 'found     claim-start'],
  ['has no such task', say.scenario('x', start, looking, say.completes(pack, {})), 'an open task pack'],
  ['has not ended', say.scenario('x', start, say.endsAt('delivered')), 'it at claim-start'],
  [
    'ends elsewhere',
    say.scenario('x', start, say.raises(claimStart, 'DUPLICATE_START'), say.endsAt('kept')),
    'that it ended at duplicate-start',
  ],
  [
    'was given something else',
    say.scenario('x', start, looking, say.completes(claimStart, { pieces: 1 }, { given: { parcelId: 'Q' } })),
    "claim-start to be given { parcelId: 'Q' }",
  ],
  [
    'answers an undeclared value',
    say.scenario('x', start, looking, { do: 'complete', topic: 'claim-start', output: { pieces: 1, colour: 'red' } }),
    'colour is not in the allowlist',
  ],
  [
    'answers a wrong value',
    say.scenario('x', start, looking, { do: 'complete', topic: 'claim-start', output: { pieces: 'two' } }),
    'pieces Invalid input',
  ],
  [
    'names an undeclared topic',
    say.scenario('x', start, looking, { do: 'complete', topic: 'fly', output: {} }),
    'a topic of the contract of parcel',
  ],
  [
    'raises an undeclared error',
    say.scenario('x', start, looking, { do: 'raise', topic: 'claim-start', code: 'OTHER' }),
    'an error that the contract of claim-start declares (DUPLICATE_START)',
  ],
  [
    'sends an undeclared message',
    say.scenario('x', start, looking, { do: 'message', name: 'hello', id: 'x' }),
    'a message of the contract of parcel',
  ],
  [
    'names an undeclared user task',
    say.scenario('x', start, looking, { do: 'decide', task: 'sign', values: {} }),
    'a user task of the contract of parcel',
  ],
  [
    'sends a signal that no model has',
    say.scenario('x', start, looking, say.signals('fire')),
    'a signal of the model (recalled)',
  ],
  [
    'starts with an undeclared value',
    say.scenario('x', { ...start, values: { ...start.values, size: 1 } as never }, looking),
    'size is not in the allowlist',
  ],
  ['has another timer', say.scenario('x', start, looking, say.timerFires('is-late', 'P3D')), 'that it was set for P2D'],
  ['has no such timer', say.scenario('x', start, looking, say.timerFires('on-its-way', 'P2D')), 'is-late in P2D'],
  ['leaves out a timer', say.scenario('x', start, say.expects({ timers: {} })), 'no timers but none'],
  [
    'names no element',
    say.scenario('x', start, looking, say.expects({ notPassed: ['pak'] })),
    '"pak", which it does not have',
  ],
  ['names no variable', say.scenario('x', start, looking, say.expects({ absent: ['colour'] })), 'found     "colour"'],
  ['is of another process', { ...say.scenario('x', start, looking), process: 'letter' }, 'a scenario of parcel'],
  ['has a variable', say.scenario('x', start, say.expects({ absent: ['parcelId'] })), 'no variable parcelId'],
  [
    'has another value',
    say.scenario('x', start, say.expects({ variables: { tenantId: 'other' } })),
    "the variable tenantId to be 'other'",
  ],
  [
    'offers a task to others',
    say.scenario(
      'x',
      start,
      onItsWay.slice(0, 3),
      say.decides(release, { isReleased: true }, { groups: ['clerks'] }),
      looking,
    ),
    'release to be offered to clerks',
  ],
  [
    'does not wait for the message',
    say.scenario('x', start, looking, say.hears('parcel-arrived', 'P-{run}')),
    'that nothing waits for it',
  ],
  [
    'fails where no incident is expected',
    say.scenario('x', start, looking, say.completes(claimStart, { pieces: -1 }), looking),
    'claim-start is completed',
  ],
])('a scenario that %s fails, and says so', async (_, scenario, told) => {
  expect(await failureOf(scenario)).toContain(told);
});

test('what the model does besides its contract fails wherever it comes up', async () => {
  const scenario = say.scenario('x', start, looking, say.completes(claimStart, { pieces: 1 }), say.waitsAt('pack'));
  const packed = { ...scenario, steps: [...scenario.steps, say.completes(pack, {})] };
  const changed = (from: string, to: string) => failureOf(packed, parcelOf(parcelModel.replace(from, to)));
  expect(await changed('camunda:topic="pack"', 'camunda:topic="wrap"')).toContain(
    'the topic "wrap", which it does not',
  );
  expect(await changed('name="piece"', 'name="pieceNo"')).toContain('piece is missing');
  const withCode = '<errorEventDefinition errorRef="duplicate" camunda:errorCodeVariable="code"/>';
  expect(await changed('<errorEventDefinition errorRef="duplicate"/>', withCode)).toBeUndefined();
});

test('a message that is taken although nothing should wait for it fails', async () => {
  const ignored = say.scenario('x', start, onItsWay, say.ignores('parcel-arrived', 'P-{run}'));
  expect(await failureOf(ignored)).toContain('nothing to wait for parcel-arrived');
});

test('the failure tells the way, what the instance waits for, and leaves a picture when the model has a diagram', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'process-test-'));
  const scenario = say.scenario('goes wrong', start, onItsWay, say.endsAt('delivered'));
  const { failure } = await runScenario(subject, scenario, { engine, picturesDir: folder, seed: 7 });
  expect(failure?.message.split('\n')).toMatchObject([
    '"goes wrong" failed at step 6 of 6: expect endedAt',
    '  expected  the instance ended at delivered',
    '  found     it at on-its-way',
    expect.stringContaining('path      begun > claim-start > pack#multiInstanceBody > pack'),
    '  at        on-its-way',
    '  waits for the timer is-late in P2D; the signal recalled; the message parcel-arrived',
    '  repeat    scenario "goes wrong" of parcel on local, seed 7',
  ]);
  expect(failure?.parts.pictureFile).toBeUndefined();
  const drawn = parcelModel.replace('</definitions>', `${diagram}</definitions>`);
  const second = await runScenario(parcelOf(drawn), scenario, { engine, picturesDir: folder });
  const file = second.failure?.parts.pictureFile ?? '';
  expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('data-badge="active"');
  rmSync(folder, { recursive: true });
});

const diagram = `<BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><BPMNPlane bpmnElement="parcel">
<BPMNShape bpmnElement="on-its-way"><dc:Bounds x="0" y="0" width="36" height="36"/></BPMNShape></BPMNPlane></BPMNDiagram>`;

test('runs leave nothing behind but their history', async () => {
  await failureOf(say.scenario('x', start, looking));
  expect(await engine.client.processInstances.list()).toEqual([]);
});
