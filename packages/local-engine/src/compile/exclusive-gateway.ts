import type { Compilation } from './compilation.ts';
import type { ActivityDraft } from './draft.ts';

/** Checks the flows of an exclusive gateway once all of them are known. */
export function checkExclusiveGateway({ problems }: Compilation, draft: ActivityDraft): void {
  const { outgoing } = draft.model;
  const gateway = `Exclusive Gateway '${draft.id}' has`;
  const [first, ...others] = outgoing;
  if (!first) {
    problems.error(`${gateway} no outgoing sequence flows.`, undefined, draft.id);
  } else if (others.length > 0) {
    checkDecision({ problems }, draft, gateway);
  } else if (first.condition) {
    const message = `${gateway} only one outgoing sequence flow ('${first.id}'). This is not allowed to have a condition.`;
    problems.error(message, undefined, draft.id, first.id);
  }
}

function checkDecision({ problems }: Pick<Compilation, 'problems'>, draft: ActivityDraft, gateway: string): void {
  const { outgoing } = draft.model;
  const { defaultFlowId } = draft;
  const isDefault = (id: string) => id !== '' && id === defaultFlowId;
  for (const flow of outgoing.filter(({ id, condition }) => condition && isDefault(id))) {
    const message = `${gateway} outgoing sequence flow '${flow.id}' which is the default flow but has a condition too.`;
    problems.error(message, undefined, draft.id, flow.id);
  }
  const bare = outgoing.filter(({ id, condition }) => !condition && !isDefault(id));
  for (const flow of bare) {
    const message = `${gateway} outgoing sequence flow '${flow.id === '' ? 'null' : flow.id}' without condition which is not the default flow.`;
    if (defaultFlowId || bare.length > 1) {
      problems.error(message, undefined, draft.id, flow.id);
    } else {
      const advice =
        ' We assume it to be the default flow, but it is bad modeling practice, better set the default flow in your gateway.';
      problems.warning(message + advice, undefined, draft.id, flow.id);
    }
  }
}
