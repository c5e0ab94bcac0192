import type { XmlElement } from '@stepwright/model/xml';
import { compareFindings, type Finding, type SuppressedFinding } from '../finding.ts';
import type { Project } from '../project/project.ts';
import type { ReportedFinding, Rule, Severity } from '../rule.ts';
import { rules as allRules } from '../rules/index.ts';
import { crashRule } from './crash-rule.ts';
import { fingerprintOf } from './fingerprint.ts';
import { chooseRules, type LintSettings } from './lint-settings.ts';
import { findSuppressions, fromConfiguration, isExpired, type Suppression } from './suppression.ts';
import { suppressionFindings, suppressionRules } from './suppression-rules.ts';

/** What linting found. */
export interface LintResult {
  /** Ordered by file, place and rule. */
  readonly findings: readonly Finding[];
  /** What a suppression has kept out. */
  readonly suppressed: readonly SuppressedFinding[];
  /** How many files were looked at. */
  readonly fileCount: number;
  /** The names of the rules that ran. */
  readonly ruleNames: readonly string[];
}

/** A finding with the element that it is at, so that suppressions around it apply. */
interface PlacedFinding {
  readonly finding: Finding;
  readonly element: XmlElement | undefined;
}

/**
 * Runs rules over a project. A rule that throws becomes a finding of `rule-crashed`, and the others run on.
 * @param progress is told each rule before it runs
 * @throws {LintSettingsError} for settings that make no sense
 */
export function lintProject(
  project: Project,
  settings: LintSettings = {},
  rules: readonly Rule[] = allRules,
  progress: (ruleName: string) => void = () => undefined,
): LintResult {
  const known = [...rules, crashRule, ...suppressionRules];
  const chosen = chooseRules(known, settings);
  const severities = new Map(chosen.map(({ rule, severity }) => [rule.name, severity]));
  const placed = chosen.flatMap(({ rule, severity }) => {
    progress(rule.name);
    return runRule(project, rule, severity);
  });
  const suppressions = [...findSuppressions(project), ...(settings.suppressions ?? []).map(fromConfiguration)];
  const used = new Set<Suppression>();
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const one of placed) {
    const found = suppressions.filter((suppression) => covers(suppression, one, project.now));
    for (const suppression of found) used.add(suppression);
    if (found[0]) suppressed.push({ ...one.finding, suppression: statedIn(found[0]) });
    else kept.push(one.finding);
  }
  const aboutSuppressions = suppressionFindings(suppressions, used, {
    now: project.now,
    severities,
    ruleNames: new Set(known.map(({ name }) => name)),
  });
  return {
    findings: [...kept, ...aboutSuppressions].sort(compareFindings),
    suppressed: suppressed.sort(compareFindings),
    fileCount: project.files.length,
    ruleNames: chosen.map(({ rule }) => rule.name),
  };
}

function runRule(project: Project, rule: Rule, severity: Severity): readonly PlacedFinding[] {
  const found: PlacedFinding[] = [];
  try {
    rule.check({ project, report: (reported) => found.push(place(reported, rule, severity)) });
  } catch (cause) {
    const message = `the rule ${rule.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`;
    const file = project.files[0];
    if (file) found.push(place({ file, message }, crashRule, 'error'));
  }
  return found;
}

function place(reported: ReportedFinding, rule: Rule, severity: Severity): PlacedFinding {
  const { file, element, message, cure, path = [], related = [], details = [], fix } = reported;
  const owner = subjectOf(reported);
  const at = reported.place ?? element?.start ?? { line: 1, column: 1 };
  return {
    element,
    finding: {
      rule: rule.name,
      severity,
      file: file.fileName,
      line: at.line,
      column: at.column,
      elementId: owner.id,
      elementName: owner.name,
      message,
      why: rule.why,
      cure: cure ?? rule.cure,
      path,
      related: related.map((one) => ({
        file: one.file.fileName,
        line: one.element.start.line,
        column: one.element.start.column,
        message: one.message,
      })),
      details,
      fix,
      fingerprint: fingerprintOf([rule.name, file.fileName, owner.id ?? '', message]),
    },
  };
}

/** The id and name of what a finding is about: what the rule says, else the nearest element around that has an id. */
function subjectOf({ subject, element }: ReportedFinding): { id: string | undefined; name: string | undefined } {
  if (subject) return { id: subject.id || undefined, name: subject.name || undefined };
  for (let at = element; at; at = at.parent) {
    if (at.id && at.parent) return { id: at.id, name: at.attribute('name') };
  }
  return { id: undefined, name: undefined };
}

function statedIn({ source, reason, until }: Suppression): SuppressedFinding['suppression'] {
  return { isInModel: source !== undefined, reason, until };
}

function covers(suppression: Suppression, { finding, element }: PlacedFinding, now: Date): boolean {
  if (suppression.problem !== undefined || suppression.rule !== finding.rule || isExpired(suppression, now))
    return false;
  if (suppression.file !== finding.file) return false;
  if (!suppression.carrier) return suppression.elementId === undefined || suppression.elementId === finding.elementId;
  if (suppression.carrier.parent === undefined) return true;
  for (let at = element; at; at = at.parent) if (at === suppression.carrier) return true;
  return suppression.carrier.id !== undefined && suppression.carrier.id === finding.elementId;
}
