import type { Rule } from '../../rule.ts';
import type { DecisionLogic, FeelText } from './decision-logic.ts';
import { readLogic } from './read-logic.ts';

interface Place {
  readonly feel: FeelText;
  readonly name: string;
}

/** FEEL is deployed unread. */
export const decisionCellInvalid: Rule = {
  name: 'decision-cell-invalid',
  severity: 'error',
  title: 'A cell or an input of a decision is no FEEL.',
  why: 'The engine deploys it and parses it only when it is evaluated: then the whole decision fails, and the task that asked for it.',
  cure: 'Correct the expression. Texts stand in quotes, several values have commas between them, ranges are written `[1..5]`.',
  check({ project, report }) {
    for (const decision of project.decisions.values()) {
      const logic = readLogic(decision);
      for (const { feel, name } of logic ? placesOf(logic) : []) {
        const { element, text = '', fault } = feel;
        if (fault === undefined) continue;
        const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
        report({ file: decision.file, element, message: `${name} is no FEEL: ${fault} in "${shown}"` });
      }
    }
  },
};

function placesOf(logic: DecisionLogic): readonly Place[] {
  if (logic.kind === 'literal') return [{ feel: logic.expression, name: 'the literal expression' }];
  const { inputs, outputs, rules } = logic;
  return [
    ...inputs.map((feel, at) => ({ feel, name: `the expression of input ${at + 1}` })),
    ...rules.flatMap((rule) => [
      ...rule.tests.map((feel, at) => ({ feel, name: `rule ${rule.order}, input "${inputs[at]?.title ?? ''}"` })),
      ...rule.outputs.map((feel, at) => ({ feel, name: `rule ${rule.order}, output "${outputs[at]?.title ?? ''}"` })),
    ]),
  ];
}
