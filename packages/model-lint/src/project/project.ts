import type { ProcessContract } from '@stepwright/contract';
import type { ProcessFile, ProcessGraph } from '@stepwright/model/graph';
import type { XmlDocument } from '@stepwright/model/xml';
import type { LintPolicy } from './policy.ts';

/** A file as it was found. */
export interface ProjectFile {
  /** With forward slashes, relative to the project's folder. */
  readonly fileName: string;
  readonly content: Uint8Array;
  /** The content as text; empty when it could not be decoded. */
  readonly text: string;
  /** The BPMN in it; undefined for a decision, or when it cannot be read, which a `deploy/` rule says. */
  readonly model: ProcessFile | undefined;
  /** The DMN in it, as XML. */
  readonly decisionDocument: XmlDocument | undefined;
}

/** Models, decisions and contracts that belong together. */
export interface Project {
  readonly files: readonly ProjectFile[];
  /** The executable processes of all files. */
  readonly processes: readonly ProcessGraph[];
  /** Every decision of all DMN files, by id. */
  readonly decisions: ReadonlyMap<string, ProjectDecision>;
  readonly contracts: readonly ProcessContract[];
  /** Whether contracts were given at all: without, nothing is said about those that are missing. */
  readonly hasContracts: boolean;
  readonly policy: LintPolicy;
  /** What counts as today for dates and expiries. */
  readonly now: Date;
  fileOf(process: ProcessGraph): ProjectFile;
  /** The contract with the process's key. */
  contractOf(process: ProcessGraph): ProcessContract | undefined;
}

/** One decision of a DMN file. */
export interface ProjectDecision {
  readonly file: ProjectFile;
  readonly id: string;
  readonly name: string | undefined;
  readonly element: XmlDocument['root'];
}
