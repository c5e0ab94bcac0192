import { beforeEach, describe, expect, it } from 'vitest';
import { bpmn, deploy, type MemoryEngine, memoryEngine } from '../../test/helpers/memory-engine.ts';
import { deleteHistoricInstance } from '../commands/delete-historic-instance.ts';
import { deleteProcessInstance } from '../commands/delete-process-instance.ts';
import { removeTaskVariables, setTaskVariables } from '../commands/set-task-variables.ts';
import { removeVariables, setVariables } from '../commands/set-variables.ts';
import { startProcessInstance } from '../commands/start-process-instance.ts';
import type { Variables } from '../kernel/variables.ts';
import { EngineError } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { historicDetails, variableNameOf } from './historic-details.ts';
import type { QueryDefinition } from './query-definition.ts';
import { selectRecords } from './select-records.ts';

const flow = '<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="u"/><bpmn:userTask id="u"/>';
const int = (value: number): TypedValue => ({ type: 'Integer', value });
const given = (variables: Record<string, TypedValue>): Variables => new Map(Object.entries(variables));

let memory: MemoryEngine;
let instanceId: string;
let taskId: string;

beforeEach(async () => {
  memory = memoryEngine();
  const { engine } = memory;
  await deploy(engine, { 'p.bpmn': bpmn('p', flow) });
  instanceId = await start({ a: int(1) });
  taskId = engine.query(({ tables }) => tables.userTasksByInstance.first(instanceId)?.id ?? '');
});

async function start(variables: Record<string, TypedValue>): Promise<string> {
  const { engine } = memory;
  const definitionId = engine.query(({ tables }) => [...tables.definitions.values()][0]?.id ?? '');
  const { id } = await engine.execute((state) =>
    startProcessInstance(state, { definitionId, variables: given(variables) }),
  );
  return id;
}

/** Updates as `name value`, with what else was asked for. */
function updates(criteria: Record<string, string> = {}, definition = historicDetails): string[] {
  return memory.engine.query((state) =>
    selectRecords(state, definition, {
      criteria: Object.entries(criteria).map(([name, value]) => ({ name, value, source: 'query' })),
      sortings: [],
    }).map((update) => `${variableNameOf(update, state)} ${String(update.value.value)} ${update.revision}`),
  );
}

describe('updates of variables', () => {
  it('tell of the start, of changes and of a removal, in the order in which they happened', async () => {
    const { engine } = memory;
    await engine.execute((state) => setVariables(state, instanceId, given({ a: int(2), b: int(3) }), { local: false }));
    await engine.execute((state) => removeVariables(state, instanceId, ['a'], { local: false }));
    expect(updates()).toEqual(['a 1 0', 'a 2 1', 'b 3 0', 'a null 2']);
    expect(updates({ initial: 'true' })).toEqual(['a 1 0']);
  });

  it('do not tell of the end of a scope', async () => {
    const { engine } = memory;
    await engine.execute((state) => deleteProcessInstance(state, instanceId, { reason: undefined }));
    expect(updates()).toEqual(['a 1 0']);
  });

  it('of one transaction have the same revision', async () => {
    const { engine } = memory;
    await engine.execute((state) => {
      setVariables(state, instanceId, given({ a: int(2) }), { local: false });
      setVariables(state, instanceId, given({ a: int(3) }), { local: false });
    });
    await engine.execute((state) => setVariables(state, instanceId, given({ a: int(4) }), { local: false }));
    expect(updates()).toEqual(['a 1 0', 'a 2 1', 'a 3 1', 'a 4 2']);
  });

  it('of task-local variables name the task and can be left out', async () => {
    const { engine } = memory;
    await engine.execute((state) => setTaskVariables(state, taskId, given({ t: int(1) }), { local: true }));
    await engine.execute((state) => setTaskVariables(state, taskId, given({ t: int(2) }), { local: true }));
    await engine.execute((state) => removeTaskVariables(state, taskId, ['t'], { local: true }));
    expect(updates({ taskId })).toEqual(['t 1 0', 't 2 1', 't null 2']);
    expect(updates({ excludeTaskDetails: 'false' })).toEqual(['a 1 0']);
  });

  it('go when their instance is deleted from history', async () => {
    const { engine } = memory;
    const other = await start({ a: int(9) });
    await engine.execute((state) => deleteProcessInstance(state, instanceId, { reason: undefined }));
    await engine.execute((state) => deleteHistoricInstance(state, instanceId));
    expect(updates()).toEqual(['a 9 0']);
    expect(updates({ processInstanceId: other })).toEqual(['a 9 0']);
  });
});

describe('a query of updates', () => {
  const withoutScan: QueryDefinition<Parameters<typeof variableNameOf>[0]> = {
    ...historicDetails,
    all: () => {
      throw new Error('looked at every record');
    },
  };

  it.each([
    ['processInstanceId', () => instanceId],
    ['processInstanceIdIn', () => `${instanceId},nope`],
    ['variableInstanceId', () => memory.engine.query(({ tables }) => [...tables.variables.values()][0]?.id ?? '')],
  ])('by %s is answered from an index', async (name, value) => {
    await start({ a: int(9) });
    expect(updates({ [name]: value() }, withoutScan)).toEqual(['a 1 0']);
  });

  it('finds no form fields, whatever the flag says', () => {
    expect(updates({ formFields: 'false' }, withoutScan)).toEqual([]);
    expect(updates({ formFields: 'true', variableUpdates: 'true' })).toEqual(['a 1 0']);
  });

  it('by what this engine does not know is refused by name', () => {
    expect(() => updates({ userOperationId: 'x' })).toThrow(EngineError);
    expect(() => updates({ userOperationId: 'x' })).toThrow('userOperationId');
  });
});
