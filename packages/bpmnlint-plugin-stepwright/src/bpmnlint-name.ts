/** The name of a rule in bpmnlint, where a slash ends the name of the plug-in: `deploy/xml` is `deploy-xml`. */
export function bpmnlintName(ruleName: string): string {
  return ruleName.replace('/', '-');
}
