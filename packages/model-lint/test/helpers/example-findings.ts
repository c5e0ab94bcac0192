import type { Finding, SuppressedFinding } from '../../src/finding.ts';
import type { LintResult } from '../../src/run/lint-project.ts';

/** A finding with few parts. */
export function exampleFinding(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'business-key-not-passed',
    severity: 'warning',
    file: 'bpmn/order.bpmn',
    line: 12,
    column: 5,
    elementId: 'deliver',
    elementName: 'Deliver goods',
    message: 'the call of "delivery" passes no business key',
    why: 'Operators do not find it.',
    cure: 'Add the key.',
    path: [],
    related: [],
    details: [],
    fix: undefined,
    fingerprint: '00000000000000aa',
    ...more,
  };
}

/** A finding with everything that one can have. */
export const fullFinding: Finding = exampleFinding({
  rule: 'deploy/attribute',
  severity: 'error',
  line: 3,
  column: 1,
  elementId: 'pay',
  elementName: undefined,
  message: 'the attribute "x" is unknown',
  path: ['start', 'pay'],
  related: [{ file: 'bpmn/other file.bpmn', line: 7, column: 9, message: 'it is used here' }],
  details: ['a | b', '1 | 2'],
  fix: {
    title: 'Remove it.',
    edits: [
      { start: 10, end: 14, text: '' },
      { start: 20, end: 20, text: '<a/>' },
    ],
  },
  fingerprint: '00000000000000bb',
});

/** Names that a model may have, and that try to leave the place where they are written. */
export const hostileText = ']]>--><script>alert(1)</script>"\'\n::error::x%0A|`](javascript:x)\u001b[31m\u202e\ud800';

export const hostileFinding: Finding = exampleFinding({
  file: `bpmn/${hostileText}.bpmn`,
  rule: hostileText,
  elementId: hostileText,
  elementName: hostileText,
  message: hostileText,
  why: hostileText,
  cure: hostileText,
  path: [hostileText],
  related: [{ file: hostileText, line: 1, column: 1, message: hostileText }],
  details: [hostileText],
});

/** What linting may have found. */
export function exampleResult(
  findings: readonly Finding[] = [fullFinding, exampleFinding()],
  suppressed: readonly SuppressedFinding[] = [],
): LintResult {
  return { findings, suppressed, fileCount: 2, ruleNames: ['business-key-not-passed', 'deploy/attribute'] };
}

export const exampleFiles: readonly string[] = ['bpmn/clean.bpmn', 'bpmn/order.bpmn'];

/** Many findings, each with a number. */
export function manyFindings(count: number, more: Partial<Finding> = {}): Finding[] {
  return Array.from({ length: count }, (_, index) => exampleFinding({ ...more, line: index + 1 }));
}
