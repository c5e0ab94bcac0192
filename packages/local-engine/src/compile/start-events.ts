import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, isActivity, type ProcessDraft, type ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { compileSubprocessStart } from './event-subprocess-start.ts';
import { checkFormDefinition } from './forms.ts';
import { refuseIoMapping } from './io-mapping.ts';
import { checkListeners } from './listeners.ts';
import { compileProcessStart } from './process-start.ts';
import { isAsync, setRetryCycleAlways } from './retry-cycle.ts';

/** Compiles the start events of a process or a subprocess. */
export function compileStartEvents(compilation: Compilation, scopeElement: XmlElement, scope: ScopeDraft): void {
  const elements = scopeElement.elements('startEvent');
  const drafts = elements.map((element) => compileStartEvent(compilation, element, scopeElement, scope));
  if (elements.length === 0 && ['process', 'subProcess'].includes(scopeElement.tag)) {
    compilation.problems.error(`${scopeElement.tag} must define a startEvent element`, scopeElement);
  }
  if (!isActivity(scope)) {
    const initial = selectInitial(compilation, drafts, scopeElement);
    if (initial) setInitial(compilation, elements, initial, scope.process);
  }
  elements.forEach((element, index) => {
    const draft = drafts[index];
    if (!draft || (draft.model.type !== 'startTimerEvent' && !isAsync(draft))) return;
    setRetryCycleAlways(compilation, element, draft);
  });
}

function compileStartEvent(
  compilation: Compilation,
  element: XmlElement,
  scopeElement: XmlElement,
  scope: ScopeDraft,
): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  draft.model.behavior = { kind: 'noneStart' };
  readAsync(element, draft);
  if (isActivity(scope)) compileSubprocessStart(compilation, element, draft, scopeElement, scope);
  else compileProcessStart(compilation, element, draft, scope.process);
  refuseIoMapping(compilation, element);
  checkListeners(compilation, element);
  return draft;
}

/** Where an instance starts that no event starts: the none or timer start event, or the only start event whatever it is. */
function selectInitial(
  { problems }: Compilation,
  drafts: readonly ActivityDraft[],
  processElement: XmlElement,
): ActivityDraft | undefined {
  const plain = drafts.filter(({ model }) => model.type === 'startEvent' || model.type === 'startTimerEvent');
  for (const extra of plain.slice(1)) {
    const message = 'multiple none start events or timer start events not supported on process definition';
    problems.error(message, processElement, extra.id);
  }
  return plain[0] ?? (drafts.length === 1 ? drafts[0] : undefined);
}

function setInitial(
  compilation: Compilation,
  elements: readonly XmlElement[],
  initial: ActivityDraft,
  process: ProcessDraft,
): void {
  process.model.initial = initial.model;
  for (const element of elements) {
    if (element.id === undefined) throw new EngineFault('a start event without an id');
    if (element.id !== initial.id) continue;
    const formKey = checkFormDefinition(compilation, element);
    if (formKey) process.model.startFormKey = formKey;
  }
}
