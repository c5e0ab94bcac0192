import type { XmlElement } from '@stepwright/model/xml';
import type { BusinessRuleBehavior } from '../model/behavior.ts';
import { draftActivity, readAsync } from './activity-basics.ts';
import { readBinding } from './binding.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { compileServiceTaskLike } from './service-task.ts';

const mappers = ['singleEntry', 'singleResult', 'collectEntries', 'resultList'] as const;

/** Compiles a business rule task that evaluates a decision, or one that is implemented like a service task. */
export function compileBusinessRuleTask(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  const decision = element.camunda('decisionRef');
  if (decision === undefined) {
    compileServiceTaskLike(compilation, element.tag, element, draft);
  } else {
    // The result of the decision is a local variable of the task before it is mapped.
    draft.model.isScope = true;
    draft.model.behavior = readBehavior(compilation, element, decision);
  }
  checkListeners(compilation, element);
  setRetryCycle(compilation, element, draft);
  return draft;
}

function readBehavior(compilation: Compilation, element: XmlElement, decision: string): BusinessRuleBehavior {
  const resultVariable = element.camunda('resultVariable') ?? element.camunda('resultVariableName');
  return {
    kind: 'businessRule',
    decision: compilation.expression(decision, element),
    binding: readBinding(compilation, element, 'decisionRef'),
    ...(resultVariable === undefined ? {} : { resultVariable }),
    mapDecisionResult: readMapper(compilation, element),
  };
}

function readMapper({ problems }: Compilation, element: XmlElement): BusinessRuleBehavior['mapDecisionResult'] {
  const name = element.camunda('mapDecisionResult') ?? 'resultList';
  const mapper = mappers.find((known) => known === name);
  if (!mapper) {
    const message = `No decision result mapper found for name '${name}'. Supported mappers are 'singleEntry', 'singleResult', 'collectEntries' and 'resultList'.`;
    problems.error(message, element);
  }
  return mapper ?? 'resultList';
}
