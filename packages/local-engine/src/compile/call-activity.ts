import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import { readBinding } from './binding.ts';
import { readInMappings, readOutMappings } from './call-mappings.ts';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { reportUnsupported } from './unsupported.ts';

/** Compiles a call activity. The body of a multi-instance one is the scope, so each call needs none of its own. */
export function compileCallActivity(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
  isMultiInstance: boolean,
): ActivityDraft {
  const { expression } = compilation;
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  checkCalled(compilation, element);
  draft.model.behavior = {
    kind: 'callActivity',
    called: expression(element.attribute('calledElement') ?? '', element),
    binding: readBinding(compilation, element, isCase(element) ? 'case' : 'calledElement'),
    in: readInMappings(compilation, element),
    out: readOutMappings(compilation, element),
  };
  if (!isMultiInstance) draft.model.isScope = true;
  checkListeners(compilation, element);
  setRetryCycle(compilation, element, draft);
  return draft;
}

/** Camunda reads attributes of other names for a call of a case, which has no version tag. */
function isCase(element: XmlElement): boolean {
  return element.attribute('calledElement') === undefined && element.camunda('caseRef') !== undefined;
}

function checkCalled({ problems }: Compilation, element: XmlElement): void {
  const called = element.attribute('calledElement');
  const caseRef = element.camunda('caseRef');
  if (called === undefined && caseRef === undefined) {
    problems.error("Missing attribute 'calledElement' or 'caseRef'", element);
  } else if (called !== undefined && caseRef !== undefined) {
    const message =
      "The attributes 'calledElement' or 'caseRef' cannot be used together: Use either 'calledElement' or 'caseRef'";
    problems.error(message, element);
  } else if (caseRef !== undefined) {
    requireExpression(caseRef, element);
    reportUnsupported(problems, 'camunda:caseRef', element, 'call a process with calledElement');
  }
  for (const attribute of ['variableMappingClass', 'variableMappingDelegateExpression']) {
    const value = element.camunda(attribute);
    if (value === undefined) continue;
    if (attribute !== 'variableMappingClass') requireExpression(value, element);
    reportUnsupported(problems, `camunda:${attribute}`, element, 'map the variables by camunda:in and camunda:out');
  }
}
