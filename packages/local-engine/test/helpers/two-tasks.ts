import { type StartInput, startProcessInstance } from '../../src/commands/start-process-instance.ts';
import type { Engine } from '../../src/engine.ts';
import { type ActivityInstance, activityInstanceTree } from '../../src/queries/activity-instances.ts';
import { bpmn, deploy } from './memory-engine.ts';

/** Start, user tasks `a` and `b` one after the other, end. */
export const twoTasks: string = bpmn('p', chain('s', 'a', 'b', 'e'));

/** The same with both tasks in a subprocess `sub` that has a boundary timer `late` of an hour. */
export const tasksInScope: string = bpmn(
  'p',
  `<bpmn:startEvent id="s0"/><bpmn:sequenceFlow id="s0-sub" sourceRef="s0" targetRef="sub"/>
<bpmn:subProcess id="sub">${chain('s', 'a', 'b', 'e')}</bpmn:subProcess>
<bpmn:boundaryEvent id="late" attachedToRef="sub"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`,
);

/** The definition of `p` that is deployed last. */
export function newestOfP(engine: Engine): string {
  const definitions = engine.state.tables.definitionsByKey.get('p');
  return definitions.reduce((newest, one) => (one.version > newest.version ? one : newest)).id;
}

/** Deploys a model and starts an instance of it; answers the ids. */
export async function startP(
  engine: Engine,
  model: string,
  input: Omit<StartInput, 'definitionId'> = {},
): Promise<{ readonly definitionId: string; readonly instanceId: string }> {
  await deploy(engine, { 'p.bpmn': model });
  const definitionId = newestOfP(engine);
  const { id } = await engine.execute((state) => startProcessInstance(state, { ...input, definitionId }));
  return { definitionId, instanceId: id };
}

/** The tree of an instance in short: `p[sub[a b]]`; `none` when there is none. */
export function treeOf(engine: Engine, instanceId: string): string {
  const tree = engine.query((state) => activityInstanceTree(state, instanceId));
  return tree ? `p${insideOf(tree)}` : 'none';
}

function insideOf({ children }: ActivityInstance): string {
  return children.length === 0 ? '' : `[${children.map((child) => child.activityId + insideOf(child)).join(' ')}]`;
}

function chain(start: string, first: string, second: string, end: string): string {
  const flows = [
    [start, first],
    [first, second],
    [second, end],
  ].map(([from, into]) => `<bpmn:sequenceFlow id="${from}-${into}" sourceRef="${from}" targetRef="${into}"/>`);
  return `<bpmn:startEvent id="${start}"/><bpmn:userTask id="${first}"/><bpmn:userTask id="${second}"/><bpmn:endEvent id="${end}"/>${flows.join('')}`;
}
