import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { extensionNamespaces } from '@stepwright/model/xml';
import { freeName } from '../edits/copy-definition.ts';
import { setAttribute } from '../edits/set-attribute.ts';
import type { Mutation } from '../mutation.ts';

/** A group: a name or an expression, in which a comma separates nothing. */
const groupPattern = /(?:[$#]\{[^}]*\}|[^,\s])(?:[$#]\{[^}]*\}|[^,])*/g;

/** Offers each user task to another group, one of its groups at a time. */
export function changeCandidates(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.filter(({ kind }) => kind === 'userTask').flatMap((node) => changesOf(process, node));
}

function changesOf({ file }: ProcessGraph, { id, element }: FlowNode): readonly Mutation[] {
  const keys = extensionNamespaces.map((uri) => `${uri}:candidateGroups`);
  const key = keys.find((one) => element.attributes.has(one)) ?? '';
  const groups = element.attribute(key) ?? '';
  return [...groups.matchAll(groupPattern)].map((match): Mutation => {
    const group = match[0].trimEnd();
    const end = match.index + group.length;
    return {
      element: id,
      detail: group,
      at: element,
      description: `${id} is offered to another group than ${group}`,
      edits: () => {
        const other = `${groups.slice(0, match.index)}${freeName(file, group)}${groups.slice(end)}`;
        return [setAttribute(file.text, element, key, other)];
      },
    };
  });
}
