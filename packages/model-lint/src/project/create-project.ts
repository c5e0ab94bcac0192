import type { ProcessContract } from '@stepwright/contract';
import { type ProcessFile, type ProcessGraph, readProcessFile } from '@stepwright/model/graph';
import { readXml, type XmlDocument, XmlFault, XmlLimitFault, type XmlLimits } from '@stepwright/model/xml';
import type { LintPolicy } from './policy.ts';
import type { Project, ProjectDecision, ProjectFile } from './project.ts';

/** A file that is given to a project. */
export interface SourceFile {
  /** Its end says what it is: `.bpmn` and `.bpmn20.xml`, or `.dmn` and `.dmn11.xml`. */
  readonly fileName: string;
  readonly content: Uint8Array;
}

/** What a project is made of. */
export interface ProjectParts {
  readonly files: readonly SourceFile[];
  /** @default none, and nothing is said about contracts */
  readonly contracts?: readonly ProcessContract[] | undefined;
  /** @default {} */
  readonly policy?: LintPolicy | undefined;
  /** @default now */
  readonly now?: Date | undefined;
}

/** Larger or deeper files are refused before any rule sees them. */
export const lintXmlLimits: XmlLimits = { bytesMax: 5_000_000, depthMax: 100, elementsMax: 60_000 };

/** Reads files as one project. What cannot be read stays in it without a model, for a rule to say so. */
export function createProject({ files, contracts, policy = {}, now = new Date() }: ProjectParts): Project {
  const read = files.map(readFile);
  const processes = read.flatMap(({ model }) => model?.processes ?? []).filter(({ isExecutable }) => isExecutable);
  const fileByModel = new Map<ProcessFile | undefined, ProjectFile>(read.map((file) => [file.model, file]));
  const contractByKey = new Map((contracts ?? []).map((contract) => [contract.key, contract]));
  return {
    files: read,
    processes,
    decisions: new Map(read.flatMap(decisionsOf).map((decision) => [decision.id, decision])),
    contracts: contracts ?? [],
    hasContracts: contracts !== undefined,
    policy,
    now,
    fileOf: (process: ProcessGraph) => fileByModel.get(process.file) as ProjectFile,
    contractOf: (process: ProcessGraph) => contractByKey.get(process.id),
  };
}

function readFile({ fileName, content }: SourceFile): ProjectFile {
  const file = { fileName: fileName.replaceAll('\\', '/'), content };
  const nothing = { ...file, text: '', model: undefined, decisionDocument: undefined };
  try {
    if (isDecisionFile(fileName)) {
      const decisionDocument: XmlDocument = readXml(content, lintXmlLimits);
      return { ...nothing, text: decisionDocument.text, decisionDocument };
    }
    const model = readProcessFile(file.fileName, content, lintXmlLimits);
    return { ...nothing, text: model.text, model };
  } catch (fault) {
    if (fault instanceof XmlFault || fault instanceof XmlLimitFault) return nothing;
    throw fault;
  }
}

/** Whether a name is that of a DMN file. */
export function isDecisionFile(fileName: string): boolean {
  return /\.dmn(?:11\.xml)?$/.test(fileName);
}

/** Whether a name is that of a BPMN file. */
export function isModelFile(fileName: string): boolean {
  return /\.bpmn(?:20\.xml)?$/.test(fileName);
}

function decisionsOf(file: ProjectFile): readonly ProjectDecision[] {
  const elements = file.decisionDocument?.root.elements('decision') ?? [];
  return elements.map((element) => ({ file, id: element.id ?? '', name: element.attribute('name'), element }));
}
