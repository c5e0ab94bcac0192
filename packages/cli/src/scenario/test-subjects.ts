import type { ProcessContract } from '@stepwright/contract';
import type { ProcessGraph } from '@stepwright/model/graph';
import { createProject, type Project, type ProjectFile } from '@stepwright/model-lint';
import { type ProcessUnderTest, processUnderTest } from '@stepwright/process-test';
import { readConfig } from '../config/read-config.ts';
import { findProjectFiles, nameOfFile } from '../files/find-files.ts';
import { readBounded } from '../files/read-bounded.ts';
import { Refusal } from '../refusal.ts';

/** The processes of a project that have contracts, ready for tests. */
export interface TestSubjects {
  /** The configuration's folder, else the working folder. */
  readonly folder: string;
  /** @throws {Refusal} when the project has no contract or no model of this process. */
  subjectOf(process: string): ProcessUnderTest;
}

/** Reads the models, decisions and contracts of the project. @throws {Refusal} when something cannot be read. */
export async function readSubjects(workingFolder: string, given: string | undefined): Promise<TestSubjects> {
  const { folder, config } = await readConfig(workingFolder, given);
  const files = findProjectFiles(folder, config).map((path) => {
    const fileName = nameOfFile(folder, path);
    return { fileName, content: readBounded(path, fileName) };
  });
  const project = createProject({ files, contracts: config.contracts });
  const known = new Map<string, ProcessUnderTest>();
  return {
    folder,
    subjectOf: (process) => {
      const subject = known.get(process) ?? subjectIn(project, process);
      known.set(process, subject);
      return subject;
    },
  };
}

function subjectIn(project: Project, process: string): ProcessUnderTest {
  const contract = project.contracts.find(({ key }) => key === process);
  if (!contract) {
    const keys = project.contracts.map(({ key }) => key).join(', ') || 'none';
    throw new Refusal(
      `There is no contract of the process ${process}: "contracts" of stepwright.config.ts has ${keys}.`,
    );
  }
  const files = filesOf(project, contract);
  return processUnderTest(
    contract,
    files.map(({ fileName, text }) => ({ name: fileName, content: text })),
  );
}

/** The file of the process, and those of the processes that it calls and the decisions that it asks. */
function filesOf(project: Project, { key }: ProcessContract): readonly ProjectFile[] {
  const found = new Set<ProjectFile>();
  const waiting = [key];
  const seen = new Set<string>();
  for (const id of waiting) {
    if (seen.has(id)) continue;
    seen.add(id);
    const process = project.processes.find((each) => each.id === id);
    if (!process) {
      if (id === key)
        throw new Refusal(`There is no executable process ${key} in the models of the project: correct "models".`);
      continue;
    }
    found.add(project.fileOf(process));
    for (const file of decisionFilesOf(project, process)) found.add(file);
    waiting.push(...process.allNodes.flatMap(({ call }) => call?.calledElement ?? []));
  }
  return [...found];
}

function decisionFilesOf({ decisions }: Project, { allNodes }: ProcessGraph): readonly ProjectFile[] {
  return allNodes.flatMap(({ implementation }) => {
    if (implementation.kind !== 'decision') return [];
    return decisions.get(implementation.decision.decisionRef ?? '')?.file ?? [];
  });
}
