import type { FlowNode, ProcessGraph, ScopeGraph } from '@stepwright/model/graph';
import { nearestName } from '../../project/nearest-name.ts';
import type { Project } from '../../project/project.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { codePlacesOf } from '../contracts/code-places.ts';
import { boundaryCatchersOf, type Catcher, eventSubprocessCatchersOf } from './catchers-of.ts';
import { ErrorSources, type ErrorSummary } from './error-sources.ts';

/** B2 of the check table. Only where everything that can raise an error is known: a person, code or a worker without contract may raise any. */
export const caughtErrorUndeclared: Rule = {
  name: 'caught-error-undeclared',
  severity: 'warning',
  title: 'An event catches an error that nothing in its scope raises.',
  why: 'The way from it is never taken. Often the code is written a little otherwise than in the contract, and the error that was meant goes uncaught.',
  cure: 'Correct the code, declare the error in the contract of the task that raises it, or remove the event.',
  check(context) {
    const sources = new ErrorSources(context.project);
    for (const process of context.project.processes) {
      const isKnown = codePlacesOf(process).length === 0;
      for (const node of process.allNodes) {
        for (const catcher of boundaryCatchersOf(node, 'error')) reportUnraised(context, catcher, sources.in(node));
        if (node.inner) checkScope(context, node.inner, sources);
      }
      if (isKnown) checkScope(context, process, sources);
    }
  },
};

function checkScope(context: RuleContext, scope: ScopeGraph | ProcessGraph, sources: ErrorSources): void {
  for (const catcher of eventSubprocessCatchersOf(scope, 'error')) {
    const others = scope.nodes.filter((node) => node !== catcher.owner);
    reportUnraised(context, catcher, sources.inAll(others));
  }
}

function reportUnraised(context: RuleContext, catcher: Catcher, { codes, isComplete }: ErrorSummary): void {
  const { event, code } = catcher;
  if (!code || !isComplete || codes.has(code) || isJavaClass(code)) return;
  const near = nearestName(code, codes);
  const raised = codes.size === 0 ? 'no error is raised' : `raised are ${[...codes].sort().join(', ')}`;
  const hint = near === undefined ? raised : `is ${near} meant?`;
  const message = `nothing that it could come from raises the error ${code}: ${hint}`;
  context.report({ file: fileOf(context.project, event), element: elementOf(event), subject: event, message });
}

/** The engine catches its own exceptions by the names of their classes. */
function isJavaClass(code: string): boolean {
  return /^[\w$]+(\.[\w$]+)+$/.test(code);
}

function fileOf(project: Project, node: FlowNode) {
  return project.fileOf(node.scope.process);
}

function elementOf(event: FlowNode): FlowNode['element'] {
  return event.event?.element ?? event.element;
}
