export { compareFindings, type Finding, type RelatedFinding, type SuppressedFinding } from './finding.ts';
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
export { drawFindings } from './reporters/draw-findings.ts';
export { findPlaces } from './reporters/find-places.ts';
export { type Reporter, type ReportFormat, reporters } from './reporters/index.ts';
export type { LintReport, LintReportFinding } from './reporters/json.ts';
export type { ReportContext, TextStyle } from './reporters/report-context.ts';
export { counted, type Summary, summarize, summaryLine } from './reporters/summary.ts';
export { visibleText } from './reporters/visible-text.ts';
export type { Fix, ReportedFinding, Rule, RuleContext, Severity, TextEdit } from './rule.ts';
export { rules } from './rules/index.ts';
export { applyFixes, type FixedText } from './run/apply-fixes.ts';
export { crashRule } from './run/crash-rule.ts';
export { everyRule } from './run/every-rule.ts';
export { type LintResult, lintProject } from './run/lint-project.ts';
export { type LintSettings, LintSettingsError, type RuleSetting } from './run/lint-settings.ts';
export { type StatedSuppression, suppressionProperty } from './run/suppression.ts';
export { suppressionRules } from './run/suppression-rules.ts';
