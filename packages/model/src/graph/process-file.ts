import { readXml, type XmlLimits } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { buildProcess } from './build-process.ts';
import type { ProcessGraph } from './flow-node.ts';
import type { RootDefinition } from './node-parts.ts';

/** A BPMN file as a graph, for those who look at what it means. */
export interface ProcessFile {
  readonly fileName: string;
  readonly text: string;
  readonly root: XmlElement;
  readonly processes: readonly ProcessGraph[];
  /** By id. */
  readonly messages: ReadonlyMap<string, RootDefinition>;
  readonly signals: ReadonlyMap<string, RootDefinition>;
  readonly errors: ReadonlyMap<string, RootDefinition>;
  readonly escalations: ReadonlyMap<string, RootDefinition>;
}

/**
 * Reads a BPMN file leniently: only what is no XML is refused.
 * @throws {XmlFault} when it is not well-formed
 * @throws {XmlLimitFault} when it exceeds a limit
 */
export function readProcessFile(fileName: string, content: Uint8Array, limits?: XmlLimits): ProcessFile {
  const { root, text } = readXml(content, limits);
  const file: ProcessFile = {
    fileName,
    text,
    root,
    processes: [],
    messages: definitionsOf(root, 'message'),
    signals: definitionsOf(root, 'signal'),
    errors: definitionsOf(root, 'error'),
    escalations: definitionsOf(root, 'escalation'),
  };
  (file.processes as ProcessGraph[]).push(...root.elements('process').map((element) => buildProcess(file, element)));
  return file;
}

function definitionsOf(root: XmlElement, tag: string): ReadonlyMap<string, RootDefinition> {
  return new Map(
    root.elements(tag).map((element) => {
      const id = element.id ?? '';
      const name = element.attribute('name');
      return [id, { id, name, code: element.attribute(`${tag}Code`), element }];
    }),
  );
}
