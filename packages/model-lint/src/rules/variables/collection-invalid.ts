// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { declarationsOf } from '../../data-flow/declarations.ts';
import type { Rule } from '../../rule.ts';

/** C13 of the check table. */
export const collectionInvalid: Rule = {
  name: 'collection-invalid',
  severity: 'error',
  title: 'A multi-instance walks over a variable that is no list by its contract, or that nothing declares.',
  why: 'The engine fails with "Variable … is not a Collection" when it comes to the activity: an incident. A Json value is no list for it either.',
  cure: 'Walk by `loopCardinality` with an Integer and read the element by `loopCounter`, or give the elements of a Json value by `${items.elements()}`.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      for (const node of process.allNodes) {
        const { loop } = node;
        const name = /^(?:[$#]\{\s*(\w+)\s*\}|(\w+))$/
          .exec(loop?.collection ?? '')
          ?.slice(1)
          .find(Boolean);
        if (!loop || name === undefined) continue;
        const declarations = byName.get(name);
        const typed = declarations?.filter(({ type }) => type !== undefined) ?? [];
        const isNoList = typed.length > 0 && typed.length === declarations?.length;
        const isUndeclared = declarations === undefined && !mayHoldOthers;
        if (!isNoList && !isUndeclared) continue;
        const reason = isNoList ? `${typed[0]?.origin} gives it as ${typed[0]?.type}` : 'nothing declares it';
        const message = `"${node.id}" walks over "${name}", but ${reason}`;
        report({ file: project.fileOf(process), element: loop.element, subject: node, message });
      }
    }
  },
};
