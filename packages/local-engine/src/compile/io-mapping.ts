import type { XmlElement } from '@stepwright/model/xml';
import type { ParameterMapping, ParameterSource } from '../model/io-mapping.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft } from './draft.ts';
import { multiInstanceBodyOf } from './draft.ts';
import { faultOfScriptElement } from './scripts.ts';
import { reportUnsupported } from './unsupported.ts';

/** Ends the reading of one input/output mapping; its message becomes a problem of the mapped element. */
class MappingFault extends Error {
  readonly element: XmlElement;

  constructor(message: string, element: XmlElement) {
    super(message);
    this.element = element;
  }
}

/** Reads `camunda:inputOutput` of an activity; one that has it gets a scope of its own, unless its multi-instance body has one. */
export function readIoMapping(compilation: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const mapping = element.extension('inputOutput');
  if (!mapping) return;
  const parameters = readParameters(compilation, mapping, draft.id);
  if (!parameters || !isSupported(compilation, element, draft, parameters.outputs.length > 0)) return;
  draft.model.inputs = [...parameters.inputs];
  draft.model.outputs = [...parameters.outputs];
  if (!multiInstanceBodyOf(draft)) draft.model.isScope = true;
}

/** Start and boundary events have no mapping. */
export function refuseIoMapping({ problems }: Compilation, element: XmlElement): void {
  if (!element.extension('inputOutput')) return;
  problems.error(`camunda:inputOutput mapping unsupported for element type '${element.tag}'.`, element);
}

function readParameters(
  compilation: Compilation,
  mapping: XmlElement,
  ownerId: string | undefined,
): { inputs: readonly ParameterMapping[]; outputs: readonly ParameterMapping[] } | undefined {
  const read = (tag: string) =>
    mapping.camundaElements(tag).map((element) => ({
      name: readName(element, tag),
      source: readNested(compilation, element),
    }));
  try {
    return { inputs: read('inputParameter'), outputs: read('outputParameter') };
  } catch (fault) {
    if (!(fault instanceof MappingFault)) throw fault;
    compilation.problems.error(fault.message, fault.element, ownerId);
    return undefined;
  }
}

function readName(element: XmlElement, tag: string): string {
  const name = element.attribute('name');
  if (!name) throw new MappingFault(`Missing attribute 'name' for ${tag}`, element);
  return name;
}

function readNested(compilation: Compilation, element: XmlElement): ParameterSource {
  const [child, ...others] = element.children;
  if (others.length > 0) throw new MappingFault('Nested parameter can at most have one child element', element);
  return readSource(compilation, child ?? element);
}

function readSource(compilation: Compilation, element: XmlElement): ParameterSource {
  if (element.tag === 'list') {
    return { kind: 'list', items: element.children.map((child) => readSource(compilation, child)) };
  }
  if (element.tag === 'map') return readMap(compilation, element);
  if (element.tag === 'script') return readScript(compilation, element);
  const text = element.text.trim();
  return text === '' ? { kind: 'null' } : { kind: 'expression', expression: compilation.expression(text, element) };
}

function readMap(compilation: Compilation, element: XmlElement): ParameterSource {
  const entries = element.elements('entry').map((entry) => {
    const key = entry.attribute('key');
    if (!key) throw new MappingFault("Missing attribute 'key' for 'entry' element", entry);
    return { key: compilation.expression(key, entry), source: readNested(compilation, entry) };
  });
  // Camunda keeps them in a sorted map, in which the last of two equal keys counts.
  const byKey = new Map(entries.map((entry) => [entry.key.text, entry]));
  return { kind: 'map', entries: [...byKey.values()].sort((a, b) => (a.key.text < b.key.text ? -1 : 1)) };
}

function readScript(compilation: Compilation, element: XmlElement): ParameterSource {
  const fault = faultOfScriptElement(compilation, element);
  if (fault !== undefined) throw new MappingFault(fault, element);
  const instead = 'write the value as an expression, a list or a map';
  reportUnsupported(compilation.problems, 'a script in an input/output mapping', element, instead);
  return { kind: 'null' };
}

function isSupported(
  { problems }: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  hasOutputs: boolean,
): boolean {
  const { tag } = element;
  const allowed = tag.toLowerCase().includes('task') || tag.includes('Event');
  if (!allowed && !['transaction', 'subProcess', 'callActivity'].includes(tag)) {
    problems.error(`camunda:inputOutput mapping unsupported for element type '${tag}'.`, element);
    return false;
  }
  if (tag === 'subProcess' && element.attribute('triggeredByEvent') === 'true') {
    const message = `camunda:inputOutput mapping unsupported for element type '${tag}' with attribute 'triggeredByEvent = true'.`;
    problems.error(message, element);
    return false;
  }
  if (hasOutputs && tag === 'endEvent') {
    problems.error(`camunda:outputParameter not allowed for element type '${tag}'.`, element);
  } else if (hasOutputs && multiInstanceBodyOf(draft)) {
    problems.error('camunda:outputParameter not allowed for multi-instance constructs', element);
    return false;
  }
  return true;
}
