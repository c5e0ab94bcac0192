import type { Project } from '../../project/project.ts';
import { type EventEnd, eventEnds } from './event-ends.ts';

/** The start events of executable processes that wait for a message or a signal, by its name. */
export function startingEvents(project: Project, kind: 'message' | 'signal'): ReadonlyMap<string, readonly EventEnd[]> {
  const starts = new Map<string, EventEnd[]>();
  for (const end of eventEnds(project, kind)) {
    const { process, node, name } = end;
    if (!process.isExecutable || node.kind !== 'startEvent' || node.scope.owner || name === undefined) continue;
    const known = starts.get(name);
    if (known) known.push(end);
    else starts.set(name, [end]);
  }
  return starts;
}
