import type { Rule } from '../../rule.ts';
import { tablesOf } from './read-logic.ts';
import { gapsOf } from './table-gaps.ts';

/** D5 of the check table. */
export const decisionTableGap: Rule = {
  name: 'decision-table-gap',
  severity: 'warning',
  title: 'A table that gives one answer has combinations of inputs that no rule takes.',
  why: 'The result is empty: with `singleEntry` or `singleResult` the variable is null, and the gateway behind the task takes its default flow or fails.',
  cure: 'Add a rule for them, or a last rule with `-` in all inputs. Where such inputs cannot be, say so in the allowed values of the input or in the contract. The engine has no default outputs.',
  check({ project, report }) {
    for (const table of tablesOf(project)) {
      if (!['UNIQUE', 'FIRST', 'ANY'].includes(table.hitPolicy)) continue;
      const gaps = gapsOf(project, table);
      if (gaps) report(gaps);
    }
  },
};
