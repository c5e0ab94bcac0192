import type { Rule } from '../../rule.ts';
import { keysTwice } from './keys-twice.ts';

/** J1 of the check table, for decisions. */
export const decisionKeyTwice: Rule = {
  name: 'decision-key-twice',
  severity: 'error',
  title: 'Two files have a decision with the same id.',
  why: 'The engine takes the second as a new version of the first: which table decides depends on the order of deployment.',
  cure: 'Give one of them another id, or remove the file that is no longer used.',
  check({ project, report }) {
    const decisions = project.files.flatMap((file) =>
      (file.decisionDocument?.root.elements('decision') ?? []).flatMap((element) =>
        element.id === undefined ? [] : [{ key: element.id, file, element }],
      ),
    );
    for (const finding of keysTwice('decision', decisions)) report(finding);
  },
};
