import type { Finding, SuppressedFinding } from '../finding.ts';
import type { Rule, Severity } from '../rule.ts';
import { everyRule } from '../run/every-rule.ts';
import type { LintResult } from '../run/lint-project.ts';
import { orderBySeverity } from './order-by-severity.ts';
import type { ReportContext } from './report-context.ts';
import { artifactLocation, sarifFix } from './sarif-fix.ts';
import { counted } from './summary.ts';
import { uniqueFingerprints } from './unique-fingerprints.ts';

/** More results in a run, or locations in a result, are refused by GitHub code scanning. */
const resultsMax = 25_000;
const locationsMax = 1_000;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

type Reported = Finding | SuppressedFinding;

/** For code scanning and IDEs: SARIF 2.1.0, one run. What a suppression keeps out is in it, marked as suppressed. */
export function sarif({ findings, suppressed }: LintResult, context: ReportContext): string {
  const all: readonly Reported[] = [...findings, ...suppressed];
  const fits = all.length <= resultsMax;
  const shown = fits ? all : [...orderBySeverity(findings), ...orderBySeverity(suppressed)].slice(0, resultsMax);
  const fingerprints = uniqueFingerprints(shown);
  const rules = describedRules(context, shown);
  const ruleIndexes = new Map(rules.map(({ name }, index) => [name, index]));
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: driver(rules, context) },
          columnKind: 'utf16CodeUnits',
          invocations: [{ executionSuccessful: true, toolExecutionNotifications: fits ? [] : [cutNotice(all.length)] }],
          results: shown.map((finding, index) => ({
            ruleId: finding.rule,
            ruleIndex: ruleIndexes.get(finding.rule),
            ...result(finding, context),
            partialFingerprints: { 'stepwright/v1': fingerprints[index] },
          })),
        },
      ],
    },
    null,
    2,
  );
}

/** The rules of the context, and a bare one for each finding of another. */
function describedRules({ rules = everyRule }: ReportContext, findings: readonly Reported[]): readonly Rule[] {
  const names = new Set(rules.map(({ name }) => name));
  const others = new Map(findings.filter(({ rule }) => !names.has(rule)).map((finding) => [finding.rule, finding]));
  const bare = [...others.values()].map(({ rule: name, severity, why, cure }) => {
    return { name, severity, title: name, why, cure, check: () => undefined };
  });
  return [...rules, ...bare];
}

function driver(rules: readonly Rule[], { toolVersion, pageOf }: ReportContext): object {
  return {
    name: 'stepwright lint',
    ...(toolVersion === undefined ? {} : { semanticVersion: toolVersion }),
    rules: rules.map(({ name, severity, title, why, cure }) => {
      const page = pageOf?.(name);
      return {
        id: name,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: { text: `${why}\n\nCure: ${cure}`, markdown: `${why}\n\n**Cure:** ${cure}` },
        ...(page === undefined ? {} : { helpUri: page }),
        defaultConfiguration: { level: levels[severity] },
      };
    }),
  };
}

function cutNotice(total: number): object {
  const text = `${counted(total, 'result')} were found; this report has the worst ${resultsMax}, which is all that code scanning takes.`;
  return { level: 'warning', descriptor: { id: 'results-cut' }, message: { text } };
}

function result(finding: Reported, context: ReportContext): object {
  const { severity, file, message, line, column, elementId, elementName, related, fix } = finding;
  const logical = elementId === undefined ? [] : [logicalLocation(elementId, elementName)];
  return {
    level: levels[severity],
    message: { text: messageText(finding) },
    locations: [
      {
        physicalLocation: physical(file, { line, column }),
        ...(logical.length > 0 ? { logicalLocations: logical } : {}),
      },
    ],
    ...(related.length > 0 ? { relatedLocations: related.slice(0, locationsMax).map(relatedLocation) } : {}),
    ...pathOf(finding, context),
    ...(fix ? { fixes: [sarifFix(file, fix)] } : {}),
    ...('suppression' in finding ? { suppressions: [suppressionOf(finding)] } : {}),
    properties: { message, cure: finding.cure },
  };
}

function messageText({ message, details, cure }: Finding): string {
  return [`${message}.`, ...details, `Cure: ${cure}`].join('\n');
}

function physical(file: string, { line, column }: { readonly line: number; readonly column: number }): object {
  return { artifactLocation: artifactLocation(file), region: { startLine: line, startColumn: column } };
}

function logicalLocation(id: string, name: string | undefined): object {
  return { fullyQualifiedName: id, kind: 'element', ...(name === undefined ? {} : { name }) };
}

function relatedLocation({ file, line, column, message }: Finding['related'][number], index: number): object {
  return { id: index + 1, physicalLocation: physical(file, { line, column }), message: { text: message } };
}

function pathOf({ path, file }: Finding, { placeOf }: ReportContext): object {
  if (path.length === 0) return {};
  const locations = path.slice(0, locationsMax).map((id) => {
    const place = placeOf?.(file, id) ?? { line: 1, column: 1 };
    return {
      location: {
        physicalLocation: physical(file, place),
        logicalLocations: [logicalLocation(id, undefined)],
        message: { text: id },
      },
    };
  });
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}

function suppressionOf({ suppression: { isInModel, reason, until } }: SuppressedFinding): object {
  return { kind: isInModel ? 'inSource' : 'external', status: 'accepted', justification: `${reason} (until ${until})` };
}
