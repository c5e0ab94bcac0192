import type { Finding } from '../finding.ts';
import type { Rule, Severity } from '../rule.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isExpired, type Suppression } from './suppression.ts';

const nothing = (): void => undefined;

/** Rules about suppressions themselves; they are checked after all others. */
export const suppressionRules: readonly Rule[] = [
  {
    name: 'suppression-invalid',
    severity: 'error',
    title:
      'A suppression cannot be read, gives no reason, or names a rule that does not exist or cannot be suppressed.',
    why: 'It suppresses nothing, although somebody believes that it does.',
    cure: 'Write the property `lint-ignore` as `<rule> until <YYYY-MM-DD>: <reason>`.',
    check: nothing,
  },
  {
    name: 'suppression-expired',
    severity: 'error',
    title: 'The last day of a suppression is over.',
    why: 'It no longer suppresses anything: what was put off is due.',
    cure: 'Cure what it hides, or give it a new day and say why.',
    check: nothing,
  },
  {
    name: 'suppression-unused',
    severity: 'warning',
    title: 'A suppression hides nothing.',
    why: 'What it was made for is cured, or the rule no longer finds it; left alone it would hide the next fault of that kind.',
    cure: 'Remove it.',
    check: nothing,
  },
];

interface Given {
  readonly now: Date;
  /** Of the rules that ran. */
  readonly severities: ReadonlyMap<string, Severity>;
  readonly ruleNames: ReadonlySet<string>;
}

/** What is wrong with the suppressions of a project. */
export function suppressionFindings(
  suppressions: readonly Suppression[],
  used: ReadonlySet<Suppression>,
  given: Given,
): readonly Finding[] {
  return suppressions.flatMap((suppression) => {
    const verdict = verdictOf(suppression, used.has(suppression), given);
    const severity = verdict && given.severities.get(verdict.rule);
    const rule = suppressionRules.find(({ name }) => name === verdict?.rule);
    return verdict && severity && rule ? [findingOf(suppression, rule, severity, verdict.message)] : [];
  });
}

function verdictOf(
  suppression: Suppression,
  isUsed: boolean,
  { now, severities, ruleNames }: Given,
): { rule: string; message: string } | undefined {
  const { rule, until, reason, problem } = suppression;
  if (problem !== undefined)
    return { rule: 'suppression-invalid', message: `a suppression does not count: ${problem}` };
  if (!ruleNames.has(rule)) {
    return { rule: 'suppression-invalid', message: `a suppression does not count: there is no rule "${rule}"` };
  }
  if (isExpired(suppression, now)) {
    return { rule: 'suppression-expired', message: `the suppression of ${rule} ended on ${until}: "${reason}"` };
  }
  if (isUsed || !severities.has(rule)) return undefined;
  return { rule: 'suppression-unused', message: `the suppression of ${rule} hides nothing: "${reason}"` };
}

function findingOf(
  { element, carrier, file, elementId }: Suppression,
  rule: Rule,
  severity: Severity,
  message: string,
): Finding {
  const id = elementId ?? carrier?.id;
  return {
    rule: rule.name,
    severity,
    file,
    line: element?.start.line ?? 1,
    column: element?.start.column ?? 1,
    elementId: id,
    elementName: carrier?.attribute('name'),
    message,
    why: rule.why,
    cure: rule.cure,
    path: [],
    related: [],
    details: [],
    fix: undefined,
    fingerprint: fingerprintOf([rule.name, file, id ?? '', message]),
  };
}
