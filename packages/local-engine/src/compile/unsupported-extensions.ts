import { extensionNamespaces, type XmlElement } from '@stepwright/model/xml';
import type { Problems } from './problems.ts';
import { reportUnsupported } from './unsupported.ts';

/** Attributes that the compiler reads, and those without effect while a process runs. What is read but refused is reported where it is read. */
const knownAttributes = new Set(
  [
    'asyncBefore asyncAfter async exclusive jobPriority taskPriority topic type class expression delegateExpression',
    'assignee candidateUsers candidateGroups dueDate followUpDate priority formKey formRef formRefBinding formRefVersion formHandlerClass',
    'candidateStarterUsers candidateStarterGroups versionTag historyTimeToLive isStartableInTasklist initiator',
    'calledElementBinding calledElementVersion calledElementVersionTag calledElementTenantId',
    'caseRef caseBinding caseVersion caseTenantId variableMappingClass variableMappingDelegateExpression',
    'decisionRef decisionRefBinding decisionRefVersion decisionRefVersionTag decisionRefTenantId mapDecisionResult',
    'resultVariable resultVariableName collection elementVariable variableName variableEvents',
    'errorCodeVariable errorMessageVariable errorMessage escalationCodeVariable resource',
    // Written by modelling tools; no engine reads them.
    'modelerTemplate modelerTemplateVersion modelerTemplateIcon diagramRelationId',
  ].flatMap((names) => names.split(' ')),
);

/** Extension elements that the compiler reads; what stands in them is looked at there. */
const knownElements = new Set(
  [
    'inputOutput in out properties failedJobRetryTimeCycle errorEventDefinition potentialStarter',
    'executionListener taskListener formData formProperty connector',
    // Parameters of Java code, which is refused itself.
    'field',
  ].flatMap((names) => names.split(' ')),
);

/** Refuses what stands in the camunda namespace and is unknown here: nobody can say what it would change. */
export function checkExtensions(problems: Problems, root: XmlElement, executable: readonly XmlElement[]): void {
  const definitions = root.children.filter(({ tag }) => ['message', 'signal', 'error', 'escalation'].includes(tag));
  const open = [...executable, ...definitions].reverse();
  for (let element = open.pop(); element; element = open.pop()) {
    checkAttributes(problems, element);
    for (const child of element.children.toReversed()) {
      if (child.tag === 'extensionElements') checkElements(problems, child);
      else open.push(child);
    }
  }
}

function checkAttributes(problems: Problems, element: XmlElement): void {
  for (const name of element.attributes.keys()) {
    const namespace = extensionNamespaces.find((uri) => name.startsWith(`${uri}:`));
    const localName = namespace === undefined ? undefined : name.slice(namespace.length + 1);
    if (localName === undefined || knownAttributes.has(localName)) continue;
    reportUnsupported(
      problems,
      `camunda:${localName}`,
      element,
      'remove the attribute, the local engine does not know it',
    );
  }
}

function checkElements(problems: Problems, extensions: XmlElement): void {
  for (const element of extensions.children) {
    if (!extensionNamespaces.includes(element.uri) || knownElements.has(element.tag)) continue;
    const instead = 'remove the element, the local engine does not know it';
    reportUnsupported(problems, `camunda:${element.tag}`, element, instead);
  }
}
