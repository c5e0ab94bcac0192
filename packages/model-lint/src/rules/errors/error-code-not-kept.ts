import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';
import { messageContractOf, taskContractOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { ErrorSources } from './error-sources.ts';

/** B5 of the check table, the other half: a choice by a code that was not kept. */
export const errorCodeNotKept: Rule = {
  name: 'error-code-not-kept',
  severity: 'error',
  title: 'A catch-all leads to a gateway that asks for the error code, but keeps the code in no variable.',
  why: 'The variable does not exist on this way, or has the value of an earlier error: the condition fails and the task before it is stuck, or the wrong way is taken.',
  cure: 'Set `camunda:errorCodeVariable` on the `errorEventDefinition` to the name that the conditions read.',
  check({ project, report }) {
    const sources = new ErrorSources(project);
    for (const process of project.processes) {
      for (const node of process.allNodes.filter(isCatchAll)) {
        const codes = codesFor(process, node, sources);
        for (const flow of choicesAfter(node)) {
          const compared = comparisonsIn(flow).find(({ text }) => codes.has(text));
          if (!compared || compared.name === node.event?.codeVariable) continue;
          if (isWritten(project, process, compared.name)) continue;
          const message = `${flow.source.id === '' ? 'the gateway after it' : `"${flow.source.id}"`} compares "${compared.name}" with ${compared.text}, but this event does not keep the code in it`;
          const file = project.fileOf(process);
          const element = node.event?.element ?? node.element;
          const condition = flow.condition?.element ?? flow.element;
          const related = [{ file, element: condition, message: 'the condition' }];
          report({ file, element, subject: node, message, related, path: [node.id, flow.source.id, flow.id] });
          break;
        }
      }
    }
  },
};

function isCatchAll({ kind, event }: FlowNode): boolean {
  return (kind === 'boundaryEvent' || kind === 'startEvent') && event?.kind === 'error' && !event.reference?.code;
}

/** Every code that the file names or that may come by. */
function codesFor(process: ProcessGraph, node: FlowNode, sources: ErrorSources): ReadonlySet<string> {
  const defined = [...process.file.errors.values()].map(({ code }) => code ?? '');
  const raised = node.attachedTo ? sources.in(node.attachedTo).codes : sources.inAll(process.nodes).codes;
  const codes = new Set([...defined, ...raised]);
  codes.delete('');
  return codes;
}

/** The conditional flows of the first gateway after an event, when nothing is done between them. */
function choicesAfter(event: FlowNode): readonly SequenceFlow[] {
  const seen = new Set<FlowNode>();
  for (let node: FlowNode | undefined = event; node && !seen.has(node); node = node.outgoing[0]?.target) {
    seen.add(node);
    if (node !== event && !/^(exclusive|inclusive)Gateway$/.test(node.kind)) return [];
    if (node.outgoing.length > 1) return node === event ? [] : node.outgoing.filter(({ condition }) => condition);
  }
  return [];
}

interface Comparison {
  readonly name: string;
  readonly text: string;
}

function comparisonsIn({ condition }: SequenceFlow): readonly Comparison[] {
  if (!condition || condition.language !== undefined) return [];
  const found: Comparison[] = [];
  const open = parsed(condition.text);
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...juelChildren(node));
    if (node.kind !== 'binary' || (node.operator !== '==' && node.operator !== '!=')) continue;
    const [name] = [node.left, node.right].filter((side) => side.kind === 'identifier');
    const [text] = [node.left, node.right].filter((side) => side.kind === 'literal');
    if (name && text?.literal.type === 'String') found.push({ name: name.name, text: text.literal.value });
  }
  return found;
}

function parsed(text: string): JuelNode[] {
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
  } catch {
    return [];
  }
}

/** Whether something else than an error event is known to write the variable. */
function isWritten(project: Project, process: ProcessGraph, name: string): boolean {
  if (Object.hasOwn(project.contractOf(process)?.start ?? {}, name)) return true;
  return process.allNodes.some((node) => {
    const { outputs, inputs, call, implementation } = node;
    const maps = [taskContractOf(project, node)?.output, messageContractOf(project, node)?.variables];
    return (
      maps.some((map) => map && Object.hasOwn(map, name)) ||
      [...outputs, ...inputs].some((mapping) => mapping.name === name) ||
      call?.outs.some(({ target, isAll }) => isAll || target === name) === true ||
      ('resultVariable' in implementation && implementation.resultVariable === name)
    );
  });
}
