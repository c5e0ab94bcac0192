import type { XmlElement } from '@stepwright/model/xml';
import { compileBusinessRuleTask } from './business-rule-task.ts';
import { compileCallActivity } from './call-activity.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { EngineFault, faultsAt } from './engine-fault.ts';
import { compileEventBasedGateway, compileGateway } from './gateways.ts';
import { readIoMapping } from './io-mapping.ts';
import { draftBody, finishBody } from './multi-instance.ts';
import { compilePassingTask, compileReceiveTask, compileScriptTask } from './plain-task.ts';
import { compileServiceTask } from './service-task.ts';
import { compileSubprocess } from './subprocess.ts';
import { compileThrowEvent } from './throw-event.ts';
import { compileUserTask } from './user-task.ts';

/**
 * Compiles a task, a gateway, a subprocess, a call activity or a throwing event; undefined for every other element. `scopeElement` is the
 * element around it, with its sequence flows; a compensation handler has none.
 */
export function compileActivity(
  compilation: Compilation,
  element: XmlElement,
  scopeElement: XmlElement | undefined,
  scope: ScopeDraft,
): ActivityDraft | undefined {
  return faultsAt(element, () => {
    const body = draftBody(compilation, element, scope);
    const draft = compileElement(compilation, element, scopeElement, body ?? scope, body !== undefined);
    if (body && !draft) throw new EngineFault(`a multi-instance <${element.tag}>`);
    if (body && draft) finishBody(body, draft);
    if (draft) readIoMapping(compilation, element, draft);
    return draft;
  });
}

function compileElement(
  compilation: Compilation,
  element: XmlElement,
  scopeElement: XmlElement | undefined,
  scope: ScopeDraft,
  isMultiInstance: boolean,
): ActivityDraft | undefined {
  switch (element.tag) {
    case 'exclusiveGateway':
    case 'inclusiveGateway':
    case 'parallelGateway':
      return compileGateway(compilation, element, scope, element.tag);
    case 'eventBasedGateway':
      return compileEventBasedGateway(compilation, element, scopeElement, scope);
    case 'scriptTask':
      return compileScriptTask(compilation, element, scope);
    case 'serviceTask':
    case 'sendTask':
      return compileServiceTask(compilation, element, scope);
    case 'businessRuleTask':
      return compileBusinessRuleTask(compilation, element, scope);
    case 'task':
    case 'manualTask':
      return compilePassingTask(compilation, element, scope);
    case 'userTask':
      return compileUserTask(compilation, element, scope);
    case 'receiveTask':
      return compileReceiveTask(compilation, element, scope);
    case 'subProcess':
    case 'transaction':
      return compileSubprocess(compilation, element, scope);
    case 'callActivity':
      return compileCallActivity(compilation, element, scope, isMultiInstance);
    case 'intermediateThrowEvent':
      return compileThrowEvent(compilation, element, scope);
    case 'adHocSubProcess':
    case 'complexGateway':
      // Camunda itself leaves them out; a sequence flow to or from one is then refused.
      compilation.problems.warning('Ignoring unsupported activity type', element);
      return undefined;
    default:
      return undefined;
  }
}
