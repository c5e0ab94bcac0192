import { expect, test } from 'vitest';
import { deploy, memoryEngine } from '../../test/helpers/memory-engine.ts';
import { newestOfP, startP, tasksInScope, treeOf, twoTasks } from '../../test/helpers/two-tasks.ts';
import type { Engine } from '../engine.ts';
import type { EngineError } from '../state/engine-error.ts';
import { requireValidPlan } from './create-migration-plan.ts';
import { migrateProcessInstances } from './migrate-process-instances.ts';

/** Deploys another model and has instances migrate to it; activities are mapped to those of the same id. */
async function migrate(
  engine: Engine,
  source: { readonly definitionId: string; readonly instanceIds: readonly string[] },
  to: { readonly model: string; readonly mapped: readonly string[] },
): Promise<void> {
  await deploy(engine, { 'p.bpmn': to.model });
  const targetProcessDefinitionId = newestOfP(engine);
  const instructions = to.mapped.map((id) => ({
    sourceActivityId: id,
    targetActivityId: id,
    updateEventTrigger: false,
  }));
  await engine.execute((state) => {
    const { definitionId: sourceProcessDefinitionId } = source;
    const given = { sourceProcessDefinitionId, targetProcessDefinitionId, instructions, variables: undefined };
    const plan = requireValidPlan(state, given);
    migrateProcessInstances(state, { plan, processInstanceIds: source.instanceIds });
  });
}

test('a task moves into a new scope and keeps its activity instance', async () => {
  const { engine } = memoryEngine();
  const { definitionId, instanceId } = await startP(engine, twoTasks);
  const [before] = engine.state.tables.userTasksByInstance.get(instanceId);
  const taskBefore = { ...before };
  await migrate(engine, { definitionId, instanceIds: [instanceId] }, { model: tasksInScope, mapped: ['a'] });
  expect(treeOf(engine, instanceId)).toBe('p[sub[a]]');
  const { tables } = engine.state;
  const [task] = tables.userTasksByInstance.get(instanceId);
  expect(task).toMatchObject({ id: taskBefore.id, activityInstanceId: taskBefore.activityInstanceId });
  expect(task?.definitionId).toBe(newestOfP(engine));
  expect(tables.executions.get(task?.executionId ?? '')?.definitionId).toBe(newestOfP(engine));
  expect(tables.historicActivities.get(taskBefore.activityInstanceId ?? '')?.definitionId).toBe(newestOfP(engine));
  expect(tables.jobsByInstance.get(instanceId).map(({ activityId }) => activityId)).toEqual(['late']);
});

test('a scope without a counterpart ends, and its timer with it', async () => {
  const { engine } = memoryEngine();
  const { definitionId, instanceId } = await startP(engine, tasksInScope);
  await migrate(engine, { definitionId, instanceIds: [instanceId] }, { model: twoTasks, mapped: ['a'] });
  expect(treeOf(engine, instanceId)).toBe('p[a]');
  const { tables } = engine.state;
  expect(tables.jobsByInstance.get(instanceId)).toEqual([]);
  const sub = tables.historicActivitiesByInstance.get(instanceId).find(({ activityId }) => activityId === 'sub');
  expect(sub).toMatchObject({ canceled: true, endedAtMs: expect.any(Number) });
});

test('when one instance cannot migrate none does', async () => {
  const { engine } = memoryEngine();
  const { definitionId, instanceId } = await startP(engine, twoTasks);
  const there = await startP(engine, twoTasks, {
    startInstructions: [{ type: 'startBeforeActivity', elementId: 'b' }],
  });
  const migrated = migrate(
    engine,
    { definitionId, instanceIds: [instanceId, there.instanceId] },
    {
      model: tasksInScope,
      mapped: ['a'],
    },
  );
  await expect(migrated).rejects.toThrow(/does not match the source process definition/);
  expect(treeOf(engine, instanceId)).toBe('p[a]');
});

test('an active activity without an instruction is reported', async () => {
  const { engine } = memoryEngine();
  const { definitionId, instanceId } = await startP(engine, twoTasks);
  const migrated = migrate(engine, { definitionId, instanceIds: [instanceId] }, { model: twoTasks, mapped: ['b'] });
  const error: EngineError = await migrated.then(
    () => expect.fail('it migrated'),
    (refusal) => refusal,
  );
  expect(error).toMatchObject({ status: 400, type: 'MigratingProcessInstanceValidationException' });
  expect(error.more).toMatchObject({
    validationReport: {
      processInstanceId: instanceId,
      activityInstanceValidationReports: [
        { sourceScopeId: 'a', failures: ["There is no migration instruction for this instance's activity"] },
      ],
    },
  });
});
