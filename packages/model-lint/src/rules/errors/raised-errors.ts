import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { contractErrorsOf, taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import { codePlacesOf } from '../contracts/code-places.ts';

/** An error that a node raises by its contract or by the model. */
export interface RaisedError {
  readonly code: string;
  /** Where the model says so: the end event's definition, a mapping of the task, or the task itself. */
  readonly element: XmlElement;
  /** Who raises it, in words. */
  readonly source: string;
}

/**
 * The errors that a node itself is known to raise, each code once. What happens in a compensation is left out: it is thrown at whatever
 * compensates.
 */
export function raisedErrorsOf(project: Project, node: FlowNode): readonly RaisedError[] {
  const { implementation } = node;
  if (isCompensation(node)) return [];
  if (node.kind === 'endEvent') return thrownByEnd(node);
  if (implementation.kind !== 'external') return [];
  const source = `topic "${implementation.topic ?? ''}"`;
  const ofContract = contractErrorsOf(project, node).map(({ code }) => ({ code, element: node.element, source }));
  const codes = new Set(ofContract.map(({ code }) => code));
  return [...ofContract, ...thrownByMappings(node).filter(({ code }) => !codes.has(code))];
}

function thrownByEnd({ event }: FlowNode): readonly RaisedError[] {
  const code = event?.reference ? event.reference.code : event?.referenceId;
  return event?.kind === 'error' && code ? [{ code, element: event.element, source: 'the end event' }] : [];
}

/** `camunda:errorEventDefinition` elements make an error of a task's result or failure. */
function thrownByMappings(node: FlowNode): readonly RaisedError[] {
  return errorMappingsOf(node).flatMap(({ element, code }) => (code ? [{ code, element, source: 'the mapping' }] : []));
}

/** The `camunda:errorEventDefinition` elements of a task that name an error, with its code. */
export function errorMappingsOf(
  node: FlowNode,
): readonly { readonly element: XmlElement; readonly reference: string; readonly code: string | undefined }[] {
  const extensions = node.element.elements('extensionElements');
  return extensions
    .flatMap((one) => one.camundaElements('errorEventDefinition'))
    .flatMap((element) => {
      const reference = element.attribute('errorRef');
      if (reference === undefined) return [];
      const error = node.scope.process.file.errors.get(reference);
      return [{ element, reference, code: error ? error.code : reference }];
    });
}

/** Whether a node may raise errors that neither a contract nor the model names: by code, by people, or by a worker without contract. */
export function mayRaiseOtherErrors(project: Project, node: FlowNode): boolean {
  const { kind, implementation, element, inputs, outputs } = node;
  if (kind === 'userTask' || isCompensation(node) || implementation.kind === 'unknownType') return true;
  if (implementation.kind === 'external' && !taskContractOf(project, node)) return true;
  if (node.call && (element.camunda('variableMappingClass') ?? element.camunda('variableMappingDelegateExpression')))
    return true;
  const texts = [...inputs, ...outputs].flatMap((mapping) => mapping.texts);
  return codePlacesOf(node).length > 0 || texts.some(({ text }) => /\w\s*\(/.test(text));
}

function isCompensation(node: FlowNode): boolean {
  for (let at: FlowNode | undefined = node; at; at = at.scope.owner) {
    if (at.element.attribute('isForCompensation') === 'true') return true;
  }
  return false;
}
