import type { XmlElement } from '@stepwright/model/xml';
import type { Binding } from '../model/behavior.ts';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import { reportUnsupported } from './unsupported.ts';

/** Reads which version of a process or a decision is called; what is no known binding means the latest. */
export function readBinding(
  compilation: Compilation,
  element: XmlElement,
  prefix: 'calledElement' | 'decisionRef' | 'case',
): Binding {
  const { problems, expression } = compilation;
  const binding = element.camunda(`${prefix}Binding`);
  const version = element.camunda(`${prefix}Version`);
  // Of a case too, Camunda asks for the version tag of a called element.
  const tagPrefix = prefix === 'case' ? 'calledElement' : prefix;
  const versionTag = element.camunda(`${tagPrefix}VersionTag`);
  requireExpression(element.camunda(`${prefix}TenantId`) ?? '', element);
  if (binding === 'version' && version === undefined) reportMissing(compilation, element, prefix, 'Version', binding);
  if (binding === 'versionTag' && versionTag === undefined) {
    reportMissing(compilation, element, prefix, 'VersionTag', binding);
  }
  const versionExpression = expression(version ?? '', element);
  const versionTagExpression = expression(versionTag ?? '', element);
  if (element.camunda(`${prefix}TenantId`)) {
    reportUnsupported(problems, `camunda:${prefix}TenantId`, element, 'leave it out, the local engine has no tenants');
  }
  if (binding === 'version') return { kind: 'version', version: versionExpression };
  if (binding === 'versionTag') return { kind: 'versionTag', versionTag: versionTagExpression };
  return { kind: binding === 'deployment' ? 'deployment' : 'latest' };
}

function reportMissing(
  { problems }: Compilation,
  element: XmlElement,
  prefix: string,
  suffix: string,
  binding: string,
): void {
  const message = `Missing attribute '${prefix}${suffix}' when '${prefix}Binding' has value '${binding}'`;
  problems.error(message, element);
}
