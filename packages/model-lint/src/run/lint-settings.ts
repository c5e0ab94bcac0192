import type { Rule, Severity } from '../rule.ts';
import type { StatedSuppression } from './suppression.ts';

/** A severity, or `off`. */
export type RuleSetting = Severity | 'off';

/** How a project is linted. */
export interface LintSettings {
  /** By name of the rule. Rules of deploy parity stay errors: an engine does not ask. @default each rule's own severity */
  readonly rules?: Readonly<Record<string, RuleSetting>> | undefined;
  /** Names of rules, or `deploy` for all of deploy parity; all when left out. */
  readonly only?: readonly string[] | undefined;
  /** Suppressions beside those in the models. */
  readonly suppressions?: readonly StatedSuppression[] | undefined;
}

/** A setting names what does not exist, or asks for what is not done. The author of the configuration acts next. */
export class LintSettingsError extends Error {
  override readonly name = 'LintSettingsError';
  readonly code = 'LINT_SETTINGS';
}

/**
 * The rules to run, with the severity that each has.
 * @throws {LintSettingsError} for a rule that does not exist, a severity that is none, or a deploy rule that is changed
 */
export function chooseRules(
  rules: readonly Rule[],
  settings: LintSettings,
): readonly { rule: Rule; severity: Severity }[] {
  const names = new Set(rules.map(({ name }) => name));
  for (const [name, setting] of Object.entries(settings.rules ?? {})) {
    if (!names.has(name)) throw unknownRule(name, names);
    if (!['off', 'info', 'warning', 'error'].includes(setting)) {
      throw new LintSettingsError(
        `rules.${name} is "${String(setting)}": it must be "off", "info", "warning" or "error"`,
      );
    }
    if (name.startsWith('deploy/') && setting !== 'error') {
      throw new LintSettingsError(
        `rules.${name} is "${setting}": what the engine refuses stays an error, remove the setting`,
      );
    }
  }
  const only = settings.only?.map((name) => name.trim());
  for (const name of only ?? []) if (name !== 'deploy' && !names.has(name)) throw unknownRule(name, names);
  return rules.flatMap((rule) => {
    const setting = settings.rules?.[rule.name] ?? rule.severity;
    const isWanted = !only || only.includes(rule.name) || (only.includes('deploy') && rule.name.startsWith('deploy/'));
    return isWanted && setting !== 'off' ? [{ rule, severity: setting }] : [];
  });
}

function unknownRule(name: string, names: ReadonlySet<string>): LintSettingsError {
  const near = [...names].filter(
    (one) => one.includes(name) || name.split(/[-/]/).some((word) => word.length > 3 && one.includes(word)),
  );
  const hint =
    near.length > 0 ? `: did you mean ${near.slice(0, 5).join(', ')}?` : ': "stepwright lint --rules" lists them';
  return new LintSettingsError(`there is no rule "${name}"${hint}`);
}
