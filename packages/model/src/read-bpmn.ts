import { BpmnModdle, type ReadWarning } from 'bpmn-moddle';
import camundaDescriptor from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import type { BpmnElement } from './bpmn-element.ts';
import { childrenOf } from './bpmn-element.ts';
import { ModelError, type ModelErrorCode, type ModelIssue, type SourcePosition } from './model-error.ts';
import { indexXml, type XmlSource } from './xml-source.ts';

/** A BPMN file in memory. */
export interface BpmnModel {
  /** The name given to {@link readBpmn}, for messages. */
  readonly fileName: string;
  /** The root, `bpmn:Definitions`, as bpmn-moddle builds it. */
  readonly definitions: BpmnElement;
  /** Every `bpmn:Process`, in the order of the file. */
  readonly processes: readonly BpmnElement[];
  /** Finds an element, or a part of the diagram, by its id. */
  elementById(id: string): BpmnElement | undefined;
  /** The place of the element's tag in the file. */
  positionOf(id: string): SourcePosition | undefined;
}

/** What reading may be told. */
export interface ReadBpmnOptions {
  /** Stands in messages. @default 'model.bpmn' */
  readonly fileName?: string;
  /** The largest text that is read, in bytes of UTF-8. @default 2_000_000 */
  readonly bytesMax?: number;
}

const bytesMaxDefault = 2_000_000;

/**
 * Reads BPMN 2.0 XML with the camunda extensions. Strict: what bpmn-moddle only warns about (unknown elements and attributes,
 * references to nothing, ids used twice) is refused here.
 *
 * @throws {ModelError} MODEL_TOO_LARGE, MODEL_WITH_DOCTYPE or MODEL_UNREADABLE.
 *
 * @example
 * const model = await readBpmn(await readFile('quote-approval.bpmn', 'utf8'), { fileName: 'quote-approval.bpmn' });
 */
export async function readBpmn(xml: string, options: ReadBpmnOptions = {}): Promise<BpmnModel> {
  const { fileName = 'model.bpmn', bytesMax = bytesMaxDefault } = options;
  refuseTooLarge(xml, fileName, bytesMax);
  const source = indexXml(xml);
  refuseUnsafeMarkup(source, fileName);
  const { rootElement, elementsById } = await parse(xml, source, fileName);
  const definitions = rootElement as BpmnElement;
  const elementById = (id: string) => elementsById[id] as BpmnElement | undefined;
  return {
    fileName,
    definitions,
    processes: childrenOf(definitions, 'rootElements').filter((element) => element.$instanceOf('bpmn:Process')),
    elementById,
    positionOf: (id) => positionOfElement(source, elementById(id)),
  };
}

function refuseTooLarge(xml: string, fileName: string, bytesMax: number): void {
  const bytes = Buffer.byteLength(xml);
  if (bytes <= bytesMax) return;
  const message = `the file has ${bytes} bytes, allowed are ${bytesMax}: split the model or raise bytesMax`;
  throw new ModelError('MODEL_TOO_LARGE', fileName, [{ message }]);
}

function refuseUnsafeMarkup(source: XmlSource, fileName: string): void {
  const refuseAt = (offset: number, code: ModelErrorCode, message: string) => {
    if (offset !== -1) throw new ModelError(code, fileName, [{ message, position: source.positionAt(offset) }]);
  };
  const doctype = 'a DOCTYPE is not allowed, as it can define entities and name files: remove it';
  refuseAt(source.doctypeOffset, 'MODEL_WITH_DOCTYPE', doctype);
  const entity = 'an "&" does not begin an entity that XML defines: write &amp; or the character itself';
  refuseAt(source.unknownEntityOffset, 'MODEL_UNREADABLE', entity);
}

async function parse(xml: string, source: XmlSource, fileName: string): ReturnType<BpmnModdle['fromXML']> {
  // A new moddle each time: its namespace map is changed while it reads.
  const moddle = new BpmnModdle({ camunda: camundaDescriptor });
  const result = await moddle.fromXML(xml).catch((cause: Error & { warnings?: readonly ReadWarning[] }) => {
    const faults = [...(cause.warnings ?? []), cause];
    throw new ModelError('MODEL_UNREADABLE', fileName, toIssues(faults, source), { cause });
  });
  if (result.warnings.length > 0) {
    throw new ModelError('MODEL_UNREADABLE', fileName, toIssues(result.warnings, source), {
      cause: result.warnings[0]?.error,
    });
  }
  return result;
}

function toIssues(faults: readonly ReadWarning[], source: XmlSource): readonly ModelIssue[] {
  return faults.map((fault) => {
    const element = fault.element as BpmnElement | undefined;
    const nested = /^(.*?) detected\s+line: (\d+)\s+column: (\d+)\s+nested error: (.*)$/s.exec(fault.message);
    if (!nested) return { message: withOwner(fault, element), ...placeOf(source, element) };
    const [, content = '', line, column, reason = ''] = nested;
    const position = source.positionAt(source.offsetAt(Number(line), Number(column)));
    return { message: `${reason} (${content})`, position };
  });
}

function withOwner(fault: ReadWarning, element: BpmnElement | undefined): string {
  if (!element) return fault.message;
  const property = fault.property ? `, property ${fault.property}` : '';
  return `${fault.message} in ${element.$type} ${element.id ?? 'without id'}${property}`;
}

function placeOf(source: XmlSource, element: BpmnElement | undefined): Omit<ModelIssue, 'message'> {
  for (let at = element; at; at = at.$parent) {
    const position = positionOfElement(source, at);
    if (position && at.id) return { position, elementId: at.id };
  }
  return {};
}

function positionOfElement(source: XmlSource, element: BpmnElement | undefined): SourcePosition | undefined {
  if (!element?.id) return undefined;
  const localName = element.$type.slice(element.$type.indexOf(':') + 1);
  return source.positionOfTag(localName, element.id);
}
