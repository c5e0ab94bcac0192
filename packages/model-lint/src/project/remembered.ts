import type { ProcessGraph } from '@stepwright/model/graph';
import type { Project } from './project.ts';

/** Works something out for a process of a project once, however many rules ask; it is forgotten with the project. */
export function remembered<T extends object>(
  workOut: (project: Project, process: ProcessGraph) => T,
): (project: Project, process: ProcessGraph) => T {
  const byProject = new WeakMap<Project, Map<ProcessGraph, T>>();
  return (project, process) => {
    const byProcess = byProject.get(project) ?? new Map<ProcessGraph, T>();
    byProject.set(project, byProcess);
    const found = byProcess.get(process) ?? workOut(project, process);
    byProcess.set(process, found);
    return found;
  };
}
