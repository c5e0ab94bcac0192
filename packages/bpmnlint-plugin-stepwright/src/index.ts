import { rules } from '@stepwright/model-lint';
import { bpmnlintName } from './bpmnlint-name.ts';

/** Severities in the words of bpmnlint. */
export type BpmnlintSeverity = 'error' | 'warn' | 'info';

/** A configuration that can be extended: `plugin:stepwright/recommended`. */
export interface BpmnlintConfig {
  readonly rules: Readonly<Record<string, BpmnlintSeverity>>;
}

const severities = { error: 'error', warning: 'warn', info: 'info' } as const;

function configOf(prefix: string): BpmnlintConfig {
  const chosen = rules.filter(({ name, severity }) => name.startsWith(prefix) && severity !== 'info');
  return {
    rules: Object.fromEntries(
      chosen.map(({ name, severity }) => [`stepwright/${bpmnlintName(name)}`, severities[severity]]),
    ),
  };
}

/** `recommended`: every rule that is an error or a warning. `deploy`: only what the engine refuses. */
export const configs: { readonly recommended: BpmnlintConfig; readonly deploy: BpmnlintConfig } = {
  recommended: configOf(''),
  deploy: configOf('deploy/'),
};
