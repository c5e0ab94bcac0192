import type { Behavior } from '../../src/model/behavior.ts';
import type { Activity, ProcessModel, Scope } from '../../src/model/process-model.ts';

/** A model as the compiler would make it, for records that are inserted by hand: `start`, `ext`, `user`, `sub` with `inner`, `mi` in a body, `throw`. */
export function sampleModel(id: string, name?: string): ProcessModel {
  const activityById = new Map<string, Activity>();
  const model: ProcessModel = {
    kind: 'process',
    id,
    category: 't',
    ...(name === undefined ? {} : { name }),
    activities: [],
    eventActivities: [],
    line: 1,
    historyTimeToLiveDays: 5,
    isStartableInTasklist: true,
    triggeredStarts: [],
    activityById,
    transitionById: new Map(),
    candidateStarterGroups: [],
    candidateStarterUsers: [],
  };
  const add = (parts: Partial<Activity> & { id: string; type: string }, flowScope: Scope = model): Activity => {
    const made = activity(model, flowScope, parts);
    activityById.set(made.id, made);
    return made;
  };
  add({ id: 'start', type: 'startEvent' });
  add({ id: 'ext', type: 'serviceTask', name: 'Ext' });
  add({ id: 'async', type: 'serviceTask', name: 'Async', asyncBefore: true });
  add({ id: 'user', type: 'userTask', name: 'User', isScope: true });
  const sub = add({ id: 'sub', type: 'subProcess', name: 'Sub', isScope: true, behavior: SUBPROCESS });
  add({ id: 'inner', type: 'receiveTask', isScope: true }, sub);
  add({ id: 'plain', type: 'userTask' }, sub);
  const body = add({ id: 'mi#multiInstanceBody', type: 'multiInstanceBody', isScope: true, behavior: BODY });
  add({ id: 'mi', type: 'userTask', name: 'MI' }, body);
  return model;
}

const PASS: Behavior = { kind: 'pass' };
const INITIAL = {} as Activity;
const SUBPROCESS: Behavior = { kind: 'subProcess', initial: INITIAL };
const BODY: Behavior = { kind: 'multiInstanceBody', inner: INITIAL, sequential: false };

function activity(
  process: ProcessModel,
  flowScope: Scope,
  parts: Partial<Activity> & { id: string; type: string },
): Activity {
  return {
    kind: 'activity',
    activities: [],
    eventActivities: [],
    line: 1,
    process,
    flowScope,
    eventScope: flowScope,
    isScope: false,
    behavior: PASS,
    incoming: [],
    outgoing: [],
    asyncBefore: false,
    asyncAfter: false,
    exclusive: true,
    inputs: [],
    outputs: [],
    isForCompensation: false,
    properties: [],
    ...parts,
  };
}
