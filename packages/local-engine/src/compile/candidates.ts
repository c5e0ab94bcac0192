import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import { parseCommaSeparated } from './comma-separated.ts';
import type { Compilation } from './compilation.ts';

/** Who may do something: users and groups. */
export interface Candidates {
  readonly users: readonly Expression[];
  readonly groups: readonly Expression[];
}

/** Reads the assignments of `potentialOwner` or `potentialStarter` elements: `user(…)`, `group(…)` or the name of a group. */
export function readPotentialOwners(compilation: Compilation, element: XmlElement, tag: string): Candidates {
  const users: Expression[] = [];
  const groups: Expression[] = [];
  const owners = element.elements(tag);
  for (const owner of owners) {
    const assignment = owner.element('resourceAssignmentExpression')?.element('formalExpression');
    for (const entry of parseCommaSeparated(assignment?.text)) {
      if (entry.startsWith('user(')) users.push(compilation.expression(idIn(entry, 'user('), owner));
      else groups.push(compilation.expression(entry.startsWith('group(') ? idIn(entry, 'group(') : entry, owner));
    }
  }
  return { users, groups };
}

function idIn(entry: string, prefix: string): string {
  return entry.slice(prefix.length, -1).trim();
}
