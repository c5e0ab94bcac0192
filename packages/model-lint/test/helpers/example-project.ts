import { createProject, type SourceFile } from '../../src/project/create-project.ts';
import type { Project } from '../../src/project/project.ts';
import { type RuleExample, wholeText } from './rule-example.ts';

/** The files of an example, as they would be on disk. */
export function filesOfExample(example: RuleExample): readonly SourceFile[] {
  return Object.entries(example.files).map(([fileName, file]) => ({
    fileName,
    content: new TextEncoder().encode(wholeText(file)),
  }));
}

/** The project of an example; its files may have been changed. */
export function exampleProject(example: RuleExample, files: readonly SourceFile[] = filesOfExample(example)): Project {
  const { contracts, policy, now = '2026-06-01T12:00:00Z' } = example;
  return createProject({ files, contracts, policy, now: new Date(now) });
}
