import type { FlowNode } from '@stepwright/model/graph';
import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';
import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';
import { propertiesOf } from './properties-of.ts';

/** A9 of the check table. A priority may well be computed, so only one that computes nothing is found. */
export const constantAsExpression: Rule = {
  name: 'constant-as-expression',
  severity: 'warning',
  title: 'A topic or a retry policy is an expression, or a priority is one that holds a constant.',
  why: 'Nobody can tell from the model which contract serves the task or how often it runs, and what the expression gives is known only at run time, when a wrong value makes the task wait forever.',
  cure: 'Write the constant.',
  check({ project, report }) {
    for (const process of project.processes) {
      if (!project.contractOf(process)) continue;
      for (const node of process.allNodes.filter(({ implementation }) => implementation.kind === 'external')) {
        for (const { element, message } of placesOf(node)) {
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};

interface Place {
  readonly element: XmlElement;
  readonly message: string;
}

function placesOf(node: FlowNode): readonly Place[] {
  const { implementation, element } = node;
  if (implementation.kind !== 'external') return [];
  const { topic, taskPriority } = implementation;
  return [
    ...(isExpression(topic) ? [{ element, message: `the topic is the expression ${topic}` }] : []),
    ...(isExpression(taskPriority) && holdsConstant(taskPriority)
      ? [{ element, message: `the priority is a constant, written as ${taskPriority}` }]
      : []),
    ...retryCyclesOf(element),
  ];
}

/** The engine evaluates its own element; the property is read by workers, which evaluate nothing. */
function retryCyclesOf(owner: XmlElement): readonly Place[] {
  const ofEngine = owner
    .elements('extensionElements')
    .flatMap((extensions) => extensions.camundaElements('failedJobRetryTimeCycle'))
    .map((element) => ({ element, text: element.text.trim() }));
  const ofWorkers = propertiesOf(owner, 'retryTimeCycle').map((element) => ({
    element,
    text: element.attribute('value') ?? '',
  }));
  return [...ofEngine, ...ofWorkers]
    .filter(({ text }) => isExpression(text))
    .map(({ element, text }) => ({ element, message: `the retry policy is the expression ${text}` }));
}

function isExpression(text: string | undefined): text is string {
  return text !== undefined && /[$#]\{/.test(text);
}

/** Whether nothing in it is read or called. */
function holdsConstant(text: string): boolean {
  try {
    const open: JuelNode[] = parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.kind === 'identifier' || node.kind === 'function' || node.kind === 'method') return false;
      open.push(...juelChildren(node));
    }
    return true;
  } catch {
    return false;
  }
}
