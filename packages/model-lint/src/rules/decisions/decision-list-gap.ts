import type { Rule } from '../../rule.ts';
import { tablesOf } from './read-logic.ts';
import { gapsOf } from './table-gaps.ts';

/** D5 of the check table. */
export const decisionListGap: Rule = {
  name: 'decision-list-gap',
  severity: 'info',
  title: 'A table that collects answers has combinations of inputs that no rule takes.',
  why: 'The list is empty for them, or there is nothing to add up. That may be meant, but the model behind it has to cope with it.',
  cure: 'Look whether an empty result is right for them; else add a rule.',
  check({ project, report }) {
    for (const table of tablesOf(project)) {
      if (!['COLLECT', 'RULE ORDER'].includes(table.hitPolicy)) continue;
      const gaps = gapsOf(project, table);
      if (gaps) report(gaps);
    }
  },
};
