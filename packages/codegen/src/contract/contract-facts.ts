import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { evaluatedTexts } from '../model/evaluated-texts.ts';
import { isConstant, namesIn } from '../model/expression-names.ts';
import { sortedTexts } from '../model/sorted-texts.ts';
import { namedVariables, writtenVariables } from '../model/written-variables.ts';
import { type CaughtError, caughtErrors } from './caught-errors.ts';
import { collectEvidence, type EvidenceByName } from './collect-evidence.ts';
import { isEngineVariable } from './engine-variables.ts';
import { readsAfter } from './reads-after.ts';
import { type RetryDraft, retryDraft } from './retry-draft.ts';
import { inputDraft, type VariableDraft, variableDraft } from './variable-draft.ts';

/** What a model says of one topic. */
export interface TaskFacts {
  readonly topic: string;
  readonly description: string;
  /** The elements that have the topic, at least one. */
  readonly nodes: readonly FlowNode[];
  readonly inputs: readonly (VariableDraft & { readonly isOptional: boolean })[];
  readonly outputs: readonly VariableDraft[];
  readonly errors: readonly CaughtError[];
  readonly retry: RetryDraft;
}

/** What a model says of one user task. */
export interface UserTaskFacts {
  readonly id: string;
  readonly outputs: readonly VariableDraft[];
}

/** What a model says that belongs into the contract of its process. */
export interface ContractFacts {
  readonly process: ProcessGraph;
  readonly description: string;
  readonly tasks: readonly TaskFacts[];
  readonly userTasks: readonly UserTaskFacts[];
  /** Each code once. */
  readonly errors: readonly CaughtError[];
  /** Names of the messages that the process waits for. */
  readonly messages: readonly string[];
  /** Topics that are expressions. */
  readonly computedTopics: readonly string[];
  /** Variables that the model reads, and nothing that it says sets. */
  readonly unset: readonly string[];
}

/** Collects what a process says of its contract. */
export function contractFacts(process: ProcessGraph): ContractFacts {
  const topics = process.allNodes.flatMap((node) => {
    const { implementation } = node;
    return implementation.kind === 'external' && implementation.topic ? [{ topic: implementation.topic, node }] : [];
  });
  const known: Known = {
    written: new Set(process.allNodes.flatMap(writtenVariables)),
    evidence: collectEvidence(process),
    readers: readersIn(process),
  };
  const { written } = known;
  const byTopic = Map.groupBy(
    topics.filter(({ topic }) => isConstant(topic)),
    ({ topic }) => topic,
  );
  const tasks = [...byTopic].map(([topic, users]) =>
    taskFacts(
      topic,
      users.map(({ node }) => node),
      known,
    ),
  );
  const errors = new Map(tasks.flatMap((task) => task.errors).map((error) => [error.code, error]));
  const userTasks = process.allNodes
    .filter(({ kind, id }) => kind === 'userTask' && id !== '')
    .map((node) => ({ id: node.id, outputs: outputsOf([node], known) }));
  const answered = new Set([...tasks, ...userTasks].flatMap(({ outputs }) => outputs.map(({ name }) => name)));
  const read = [...process.allNodes.flatMap(namedVariables), ...evaluatedTexts(process).flatMap(namesIn)];
  return {
    process,
    description: descriptionOf(process),
    tasks,
    userTasks,
    errors: [...errors.values()].sort((one, other) => (one.code < other.code ? -1 : 1)),
    messages: sortedTexts(process.allNodes.flatMap(awaitedMessage)),
    computedTopics: sortedTexts(topics.map(({ topic }) => topic).filter((topic) => !isConstant(topic))),
    unset: sortedTexts(read.filter((name) => !written.has(name) && !answered.has(name) && !isEngineVariable(name))),
  };
}

/** What is worked out once for all tasks of a process. */
interface Known {
  readonly written: ReadonlySet<string>;
  readonly evidence: EvidenceByName;
  /** By variable: the work after which the model reads it. */
  readonly readers: ReadonlyMap<string, readonly FlowNode[]>;
}

/** Who does work may set any variable; each is asked what is read after it. */
function readersIn({ allNodes }: ProcessGraph): Known['readers'] {
  const works = allNodes.filter(({ kind, event }) => /Task$|^callActivity$/.test(kind) || event?.kind === 'message');
  const reads = works.flatMap((node) => [...new Set(readsAfter(node))].map((name) => ({ name, node })));
  const byName = Map.groupBy(reads, ({ name }) => name);
  return new Map([...byName].map(([name, all]) => [name, all.map(({ node }) => node)]));
}

/** What is read after the work, and nothing in the model sets: whoever does the work must. */
function outputsOf(nodes: readonly FlowNode[], { written, evidence, readers }: Known): readonly VariableDraft[] {
  const read = nodes.flatMap((node) => [...outputReads(node), ...readsAfter(node)]);
  const names = sortedTexts(read).filter((name) => !written.has(name) && !isEngineVariable(name));
  return names.map((name) => withOthers(variableDraft(name, evidence), nodes, readers));
}

function taskFacts(topic: string, nodes: readonly FlowNode[], known: Known): TaskFacts {
  const inputs = new Map(nodes.flatMap((node) => node.inputs).map((input) => [input.name, input]));
  const isEverywhere = (name: string) => nodes.every((node) => node.inputs.some((input) => input.name === name));
  const errors = new Map(nodes.flatMap(caughtErrors).map((error) => [error.code, error]));
  const [node] = nodes;
  return {
    topic,
    description: node ? descriptionOf(node) || topic : topic,
    nodes,
    inputs: [...inputs.values()]
      .filter(({ name }) => name !== '' && name !== 'tenantId')
      .map((input) => ({ ...inputDraft(input, known.evidence), isOptional: !isEverywhere(input.name) })),
    outputs: outputsOf(nodes, known),
    errors: [...errors.values()],
    retry: retryDraft(nodes),
  };
}

/** Where it is read after other work too, nobody can tell from the model who sets it. */
function withOthers(draft: VariableDraft, nodes: readonly FlowNode[], readers: Known['readers']): VariableDraft {
  const others = (readers.get(draft.name) ?? []).filter((node) => !nodes.includes(node));
  if (others.length === 0) return draft;
  const doubt = `read after ${sortedTexts(others.map(({ id }) => id)).join(', ')} too: who sets it?`;
  return { ...draft, question: draft.question === undefined ? doubt : `${draft.question} ${doubt}` };
}

function outputReads(node: FlowNode): readonly string[] {
  return node.outputs.flatMap(({ texts }) => texts.flatMap(({ text }) => namesIn(text)));
}

/** What the author of the model says of it, else its name. */
function descriptionOf({ element, name = '' }: FlowNode | ProcessGraph): string {
  const documentation = element.elements('documentation')[0]?.text ?? '';
  return (documentation.trim() || name).replace(/\s+/g, ' ').trim();
}

/** The message that a node waits for once the process runs. */
function awaitedMessage(node: FlowNode): readonly string[] {
  const { event, kind, scope } = node;
  const isStartOfProcess = kind === 'startEvent' && scope.owner === undefined;
  const isThrown = kind === 'endEvent' || kind === 'intermediateThrowEvent';
  const name = event?.kind === 'message' && !isThrown && !isStartOfProcess ? event.reference?.name : undefined;
  return name !== undefined && isConstant(name) ? [name] : [];
}
