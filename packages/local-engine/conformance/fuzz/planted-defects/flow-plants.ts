import type { Plant } from './plant.ts';

/** Defects of gateways, flows and scopes. */
export const FLOW_PLANTS: readonly Plant[] = [
  {
    id: 'parallel-join-counts-flows',
    rule: 'A parallel join counts arrivals, also two by the same flow.',
    file: 'behaviors/gateways.ts',
    find: 'if (joined.length === incoming.length) leaveBy(execution, outgoing, joined);',
    replace:
      'if (joined.length >= new Set(incoming.map(({ source }) => source)).size) leaveBy(execution, outgoing, joined);',
  },
  {
    id: 'inclusive-join-fires-early',
    rule: 'An inclusive join waits for what can still reach it.',
    file: 'behaviors/gateways.ts',
    find: '!canMoreArrive(execution, joined);',
    replace: 'joined.length > 0;',
  },
  {
    id: 'inclusive-join-looks-behind-no-scope',
    rule: 'What can still reach an inclusive join is looked for behind the ends of scopes too.',
    file: 'behaviors/gateways.ts',
    find: "else if (at.flowScope.kind === 'activity') open.push(at.flowScope);",
    replace: '',
  },
  {
    id: 'exclusive-gateway-prefers-default',
    rule: 'The default flow of an exclusive gateway is taken only when no condition holds.',
    file: 'behaviors/gateways.ts',
    find: 'const flow = taken ?? defaultFlow;',
    replace: 'const flow = defaultFlow ?? taken;',
  },
  {
    id: 'exclusive-gateway-takes-the-last',
    rule: 'An exclusive gateway takes the first flow whose condition holds.',
    file: 'behaviors/gateways.ts',
    find: 'const taken = outgoing.find((flow) =>',
    replace: 'const taken = [...outgoing].reverse().find((flow) =>',
  },
  {
    id: 'inclusive-split-takes-one',
    rule: 'An inclusive gateway takes every flow whose condition holds.',
    file: 'behaviors/gateways.ts',
    find: 'const taken = fulfilledFlows(execution, defaultFlow);\n  if (taken.length > 0) return taken;',
    replace: 'const taken = fulfilledFlows(execution, defaultFlow);\n  if (taken.length > 0) return taken.slice(0, 1);',
  },
  {
    id: 'default-flow-of-a-task-always-taken',
    rule: 'The default flow of an activity is taken only when no condition holds.',
    file: 'behaviors/outgoing.ts',
    find: '(flow) => flow !== defaultFlow && (flow.condition',
    replace: '(flow) => (flow.condition',
  },
  {
    id: 'terminate-ends-its-path-only',
    rule: 'A terminate end event ends everything in its scope.',
    file: 'kernel/operations.ts',
    find: "if (target.behavior.kind === 'terminateEnd' || isCancelEnd(target)) {",
    replace: 'if (isCancelEnd(target)) {',
  },
  {
    id: 'joined-variables-survive',
    rule: 'What is local to branches vanishes when they join.',
    file: 'kernel/operations.ts',
    find: '  if (joined.length > 1) clearVariables(execution);\n',
    replace: '',
  },
  {
    id: 'local-variable-leaks',
    rule: 'Variables of a scope end with it.',
    file: 'kernel/variables.ts',
    find: 'const existing = localVariable(state, execution.id, name);\n  if (existing) {\n    update',
    replace:
      'if (source === execution && execution.parent) return setLocal(execution.parent, name, value, execution.parent);\n  const existing = localVariable(state, execution.id, name);\n  if (existing) {\n    update',
  },
  {
    id: 'variables-set-at-the-nearest-scope',
    rule: 'A new variable is created at the root.',
    file: 'kernel/variables.ts',
    find: 'for (let parent = at.parent; parent && !localVariable(at.run.state, at.id, name); parent = at.parent) at = parent;',
    replace: 'for (let parent = at.parent; parent && !at.isScope; parent = at.parent) at = parent;',
  },
  {
    id: 'branches-run-last-first',
    rule: 'The first flow of a fork is the first to run.',
    file: 'kernel/operations.ts',
    find: 'for (const { execution, transition } of outgoing.reverse()) {',
    replace: 'for (const { execution, transition } of outgoing) {',
  },
  {
    id: 'called-process-gets-nothing',
    rule: 'A call activity maps variables into the called process.',
    file: 'behaviors/call-activity.ts',
    find: 'startInstance(called, variables);',
    replace: 'startInstance(called, new Map());',
  },
  {
    id: 'called-process-passes-nothing-back',
    rule: 'A call activity maps variables out of the called process.',
    file: 'behaviors/call-activity.ts',
    find: '  setVariables(superExecution, variables);\n',
    replace: '',
  },
  {
    id: 'child-inherits-the-business-key',
    rule: 'A called process inherits no business key.',
    file: 'behaviors/call-activity.ts',
    find: 'createInstance(execution.run, { definition, businessKey, superExecution',
    replace:
      'createInstance(execution.run, { definition, businessKey: businessKey ?? execution.root.record.businessKey, superExecution',
  },
];
