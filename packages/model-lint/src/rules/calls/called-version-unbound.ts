import type { Rule } from '../../rule.ts';

/** H4 of the check table: a call whose target changes while instances are under way. */
export const calledVersionUnbound: Rule = {
  name: 'called-version-unbound',
  severity: 'warning',
  title: 'A call activity does not say which version it calls, or binds to one that the policy does not allow.',
  why: 'Without a binding the newest version is taken at the moment of the call: instances that were started with another in mind meet a child that may need other variables.',
  cure: 'Add `camunda:calledElementBinding="deployment"` and deploy both models together, or bind to a version tag.',
  check({ project, report }) {
    const allowed = project.policy.bindings ?? ['deployment', 'version', 'versionTag'];
    for (const process of project.processes) {
      for (const { call, element } of process.allNodes) {
        if (call?.calledElement === undefined || allowed.includes(call.binding.kind)) continue;
        const { kind, isStated } = call.binding;
        const how = isStated ? `is bound to "${kind}"` : 'has no binding, so it takes the latest version';
        const message = `the call of "${call.calledElement}" ${how}; allowed are ${allowed.join(', ')}`;
        report({ file: project.fileOf(process), element, message });
      }
    }
  },
};
