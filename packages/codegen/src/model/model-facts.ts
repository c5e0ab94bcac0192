import type { FlowNode, ProcessFile, ProcessGraph } from '@stepwright/model/graph';
import { CodegenError } from '../codegen-error.ts';
import { errorCodeOf } from './error-code-of.ts';
import { evaluatedTexts } from './evaluated-texts.ts';
import { isConstant, namesIn } from './expression-names.ts';
import { sortedTexts } from './sorted-texts.ts';
import { namedVariables } from './written-variables.ts';

/** The lists of names that a process has, in the order in which a module shows them. */
export const listNames = [
  'topics',
  'errorCodes',
  'escalationCodes',
  'messages',
  'signals',
  'calledProcesses',
  'decisions',
  'candidateGroups',
  'variables',
] as const;

export type ListName = (typeof listNames)[number];

/** What a module says of a process. */
export interface ModelFacts {
  readonly processDefinitionKey: string;
  readonly versionTag: string | undefined;
  /** Kinds of the flow nodes, by id. */
  readonly elements: Readonly<Record<string, string>>;
  readonly flows: readonly string[];
  readonly lists: Readonly<Record<ListName, readonly string[]>>;
  /** By the id of the event: what it waits for. */
  readonly timers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is computed while an instance runs, and so is no constant: the list that it would be in, and the text. */
  readonly computed: readonly string[];
}

/**
 * Collects the names of a process.
 *
 * @throws {CodegenError} ELEMENT_ID_TWICE.
 */
export function modelFacts(process: ProcessGraph): ModelFacts {
  const named = process.allNodes.flatMap((node) => namesOfNode(node, process.file));
  const variables = [...process.allNodes.flatMap(namedVariables), ...evaluatedTexts(process).flatMap(namesIn)];
  const constants = [
    ...named.filter(({ text }) => isConstant(text)),
    ...variables.map((text) => ({ list: 'variables' as const, text })),
  ];
  const listOf = (name: ListName) => sortedTexts(constants.filter(({ list }) => list === name).map(({ text }) => text));
  const lists = Object.fromEntries(listNames.map((name) => [name, listOf(name)])) as ModelFacts['lists'];
  const timers = timersOf(process);
  const versionTag = process.element.camunda('versionTag');
  return {
    processDefinitionKey: process.id,
    versionTag: versionTag !== undefined && isConstant(versionTag) ? versionTag : undefined,
    elements: elementsOf(process),
    flows: sortedTexts(process.allFlows.map(({ id }) => id).filter((id) => id !== '')),
    lists,
    timers: sortedByKey(
      timers.filter(({ text }) => isConstant(text)).map(({ id, kind, text }) => [id, { [kind]: text }]),
    ),
    computed: sortedTexts([
      ...named.filter(({ text }) => !isConstant(text)).map(({ list, text }) => `${list}: ${text}`),
      ...timers.filter(({ text }) => !isConstant(text)).map(({ id, text }) => `timers: ${text} (${id})`),
    ]),
  };
}

/** Sorted, so that a tool that writes the model in another order changes nothing. Unlike an assignment, this takes any key. */
function sortedByKey<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function elementsOf({ allNodes, file }: ProcessGraph): Readonly<Record<string, string>> {
  const known = new Map<string, string>();
  for (const { id, kind, element } of allNodes) {
    if (id === '') continue;
    if (known.has(id)) {
      const reason = `the id "${id}" stands there a second time: give this element another one`;
      throw new CodegenError('ELEMENT_ID_TWICE', file.fileName, element.start, reason);
    }
    known.set(id, kind);
  }
  return sortedByKey([...known]);
}

interface NamedText {
  readonly list: ListName;
  readonly text: string;
}

function namesOfNode(node: FlowNode, file: ProcessFile): readonly NamedText[] {
  const { implementation, call } = node;
  const of = (list: ListName, text: string | undefined): readonly NamedText[] => (text ? [{ list, text }] : []);
  return [
    ...(implementation.kind === 'external' ? of('topics', implementation.topic) : []),
    ...(implementation.kind === 'decision' ? of('decisions', implementation.decision.decisionRef) : []),
    ...namesOfEvent(node, of),
    ...mappedErrorCodes(node, file).flatMap((code) => of('errorCodes', code)),
    ...of('calledProcesses', call?.calledElement),
    ...splitList(node.element.camunda('candidateGroups') ?? '').flatMap((group) => of('candidateGroups', group)),
  ];
}

function namesOfEvent(
  { event }: FlowNode,
  of: (list: ListName, text: string | undefined) => readonly NamedText[],
): readonly NamedText[] {
  switch (event?.kind) {
    case 'message':
      return of('messages', event.reference?.name);
    case 'signal':
      return of('signals', event.reference?.name);
    case 'error':
      return of('errorCodes', errorCodeOf(event));
    case 'escalation':
      return of('escalationCodes', event.reference?.code);
    default:
      return [];
  }
}

/** The codes that an external task raises by its error mappings. */
function mappedErrorCodes({ element }: FlowNode, file: ProcessFile): readonly string[] {
  const mappings = element.elements('extensionElements')[0]?.camundaElements('errorEventDefinition') ?? [];
  return mappings.flatMap((mapping) => {
    const id = mapping.attribute('errorRef');
    if (id === undefined) return [];
    const error = file.errors.get(id);
    return (error ? error.code : id) ?? [];
  });
}

/** The parts of a list with commas; a comma in an expression parts nothing. */
function splitList(text: string): readonly string[] {
  return (text.match(/(?:[$#]\{[^}]*\}|[^,])+/g) ?? []).map((part) => part.trim());
}

interface Timer {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

function timersOf({ allNodes }: ProcessGraph): readonly Timer[] {
  return allNodes.flatMap(({ id, event }): readonly Timer[] => {
    if (!event?.timer || id === '') return [];
    const { kind, text } = event.timer;
    return [{ id, kind, text }];
  });
}
