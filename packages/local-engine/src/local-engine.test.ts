import { afterEach, describe, expect, it } from 'vitest';
import { bpmn } from '../test/helpers/memory-engine.ts';
import { createLocalEngine, type LocalEngine } from './start-local-engine.ts';

const BEGIN = new Date('2030-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;

const engines: LocalEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

/** Waits for `duration`, then for the message, and passes on the way whatever `between` is. */
function timerProcess(key: string, timer: string, attributes = ''): string {
  return bpmn(
    key,
    `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>${timer}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="f2" sourceRef="wait" targetRef="then"/>
<bpmn:serviceTask id="then" ${attributes}/><bpmn:sequenceFlow id="f3" sourceRef="then" targetRef="end"/><bpmn:endEvent id="end"/>`,
  );
}

const duration = (text: string): string => `<bpmn:timeDuration>${text}</bpmn:timeDuration>`;
const passing = 'camunda:expression="${1}"';

async function engineWith(models: Readonly<Record<string, string>>): Promise<LocalEngine> {
  const engine = await createLocalEngine({ jobExecutor: false });
  engines.push(engine);
  await engine.setClock(BEGIN, { fixed: true });
  const files = Object.entries(models).map(([name, content]) => ({ name: `${name}.bpmn`, content }));
  await engine.client.deployments.create({ name: 'test', files });
  return engine;
}

/** When the timers of all instances fired, by business key. */
async function firedAt({ client }: LocalEngine): Promise<Record<string, string | null>> {
  const instances = await client.history.processInstances();
  return Object.fromEntries(instances.map(({ businessKey, endTime }) => [businessKey, endTime]));
}

const at = (ms: number): string => new Date(BEGIN.getTime() + ms).toISOString().replace('Z', '+0000');

describe('advance', () => {
  it('executes every job at its own due date, in order, and ends at the wanted time', async () => {
    const engine = await engineWith({
      late: timerProcess('late', duration('PT2H'), passing),
      early: timerProcess('early', duration('PT30M'), passing),
      never: timerProcess('never', duration('PT10H'), passing),
    });
    for (const key of ['late', 'never', 'early']) {
      await engine.client.processInstances.start({ processDefinitionKey: key, businessKey: key });
    }
    await engine.advance(3 * HOUR_MS);
    expect(await firedAt(engine)).toEqual({ early: at(HOUR_MS / 2), late: at(2 * HOUR_MS), never: null });
    expect(engine.now()).toEqual(new Date(BEGIN.getTime() + 3 * HOUR_MS));
  });

  it('executes the jobs that come up on its way, of cycles too', async () => {
    const cycle = bpmn(
      'cycle',
      `<bpmn:startEvent id="start"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end"/><bpmn:endEvent id="end"/>`,
    );
    const engine = await engineWith({ cycle });
    await engine.advance(5 * HOUR_MS);
    const times = (await engine.client.history.processInstances()).map(({ startTime }) => startTime);
    expect(times.sort()).toEqual([1, 2, 3, 4, 5].map((hour) => at(hour * HOUR_MS)));
  });

  it('reaches years', async () => {
    const engine = await engineWith({ far: timerProcess('far', duration('P10Y'), passing) });
    await engine.client.processInstances.start({ processDefinitionKey: 'far', businessKey: 'far' });
    await engine.advance(3_651 * 24 * HOUR_MS);
    expect(await firedAt(engine)).toEqual({ far: null });
    await engine.advance(2 * 24 * HOUR_MS);
    expect((await firedAt(engine)).far).toMatch(/^2040-01-01T00:00:00/);
  });
});

describe('runToNextDue', () => {
  it('goes to the next due date and no further', async () => {
    const engine = await engineWith({
      one: timerProcess('one', duration('PT1H'), passing),
      two: timerProcess('two', duration('PT2H'), passing),
    });
    for (const key of ['two', 'one']) {
      await engine.client.processInstances.start({ processDefinitionKey: key, businessKey: key });
    }
    expect(await engine.runToNextDue()).toEqual(new Date(BEGIN.getTime() + HOUR_MS));
    expect(await firedAt(engine)).toEqual({ one: at(HOUR_MS), two: null });
    expect(await engine.runToNextDue()).toEqual(new Date(BEGIN.getTime() + 2 * HOUR_MS));
    expect(await engine.runToNextDue()).toBeUndefined();
    expect(engine.now()).toEqual(new Date(BEGIN.getTime() + 2 * HOUR_MS));
  });

  it('executes what is overdue now, without moving the clock back', async () => {
    const engine = await engineWith({ one: timerProcess('one', duration('PT1H'), passing) });
    await engine.client.processInstances.start({ processDefinitionKey: 'one', businessKey: 'one' });
    await engine.setClock(new Date(BEGIN.getTime() + 5 * HOUR_MS), { fixed: true });
    expect(await engine.runToNextDue()).toEqual(new Date(BEGIN.getTime() + 5 * HOUR_MS));
    expect(await firedAt(engine)).toEqual({ one: at(5 * HOUR_MS) });
  });
});

describe('runDueJobs', () => {
  it('executes what is due, and what that makes due, and nothing else', async () => {
    const engine = await engineWith({
      async: timerProcess('async', duration('PT1H'), `${passing} camunda:asyncBefore="true"`),
    });
    await engine.client.processInstances.start({ processDefinitionKey: 'async', businessKey: 'async' });
    expect(await engine.runDueJobs()).toBe(0);
    await engine.setClock(new Date(BEGIN.getTime() + HOUR_MS), { fixed: true });
    expect(await engine.runDueJobs()).toBe(2);
    expect(await firedAt(engine)).toEqual({ async: at(HOUR_MS) });
  });

  it('gives a failing job all its retries, then an incident, and executes the others all the same', async () => {
    const engine = await engineWith({
      broken: timerProcess('broken', duration('PT1H'), 'camunda:expression="${missing}"'),
      whole: timerProcess('whole', duration('PT1H'), passing),
    });
    for (const key of ['broken', 'whole']) {
      await engine.client.processInstances.start({ processDefinitionKey: key, businessKey: key });
    }
    await engine.setClock(new Date(BEGIN.getTime() + HOUR_MS), { fixed: true });
    expect(await engine.runDueJobs()).toBe(4);
    expect(await firedAt(engine)).toEqual({ broken: null, whole: at(HOUR_MS) });
    expect(await engine.client.jobs.list()).toMatchObject([{ retries: 0 }]);
    expect(await engine.client.incidents.list()).toMatchObject([{ incidentType: 'failedJob' }]);
    expect(await engine.runDueJobs()).toBe(0);
  });
});
