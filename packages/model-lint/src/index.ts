export { compareFindings, type Finding, type RelatedFinding } from './finding.ts';
export {
  createProject,
  isDecisionFile,
  isModelFile,
  lintXmlLimits,
  type ProjectParts,
  type SourceFile,
} from './project/create-project.ts';
export type { LintPolicy, RequiredProperty } from './project/policy.ts';
export type { Project, ProjectDecision, ProjectFile } from './project/project.ts';
export type { Fix, ReportedFinding, Rule, RuleContext, Severity, TextEdit } from './rule.ts';
export { rules } from './rules/index.ts';
export { applyFixes, type FixedText } from './run/apply-fixes.ts';
export { crashRule, type LintResult, lintProject } from './run/lint-project.ts';
export { type LintSettings, LintSettingsError, type RuleSetting } from './run/lint-settings.ts';
export { type StatedSuppression, suppressionProperty } from './run/suppression.ts';
export { suppressionRules } from './run/suppression-rules.ts';
