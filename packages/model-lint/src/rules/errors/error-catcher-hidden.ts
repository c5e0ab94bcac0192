import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule, RuleContext } from '../../rule.ts';
import { boundaryCatchersOf, type Catcher, eventSubprocessCatchersOf } from './catchers-of.ts';
import { ErrorSources } from './error-sources.ts';

/**
 * B4 of the check table. Measured on Camunda 7.24: of the catchers of one activity the one with the code goes before a catch-all, wherever
 * they stand, and of two equal ones the first in the file; but event subprocesses inside of an activity go before all its boundary events.
 */
export const errorCatcherHidden: Rule = {
  name: 'error-catcher-hidden',
  severity: 'error',
  title: 'An event can never catch its error, because another one always takes it first.',
  why: 'The way from it is never taken: the error goes the way of the other catcher, for example that of "any other error".',
  cure: 'Remove one of the two. To keep a boundary event for one code, give the catch-all inside of the subprocess a code too, or make it a boundary event beside the other.',
  check(context) {
    const sources = new ErrorSources(context.project);
    for (const process of context.project.processes) {
      checkCatchers(context, sources, eventSubprocessCatchersOf(process, 'error'));
      for (const node of process.allNodes) {
        const inside = node.inner ? catchersIn(node.inner) : [];
        checkCatchers(context, sources, [...inside, ...boundaryCatchersOf(node, 'error')]);
      }
    }
  },
};

function catchersIn(scope: ScopeGraph): readonly Catcher[] {
  return eventSubprocessCatchersOf(scope, 'error');
}

/** `catchers` are in the order in which the engine asks them: what catches first is remembered by its code. */
function checkCatchers(context: RuleContext, sources: ErrorSources, catchers: readonly Catcher[]): void {
  const firstOf = new Map<string | undefined, Catcher>();
  for (const catcher of catchers) {
    const first = firstOf.get(catcher.code) ?? firstOf.get(undefined);
    if (!first) firstOf.set(catcher.code, catcher);
    else if (!mayPassOn(first, catcher, sources)) reportHidden(context, catcher, first);
  }
}

/** An event subprocess does not catch what is thrown inside of itself: that comes to the next catcher. */
function mayPassOn({ owner }: Catcher, { code }: Catcher, sources: ErrorSources): boolean {
  if (!owner.isEventSubprocess) return false;
  const { codes, isComplete } = sources.in(owner);
  return !isComplete || (code === undefined ? codes.size > 0 : codes.has(code));
}

function reportHidden({ project, report }: RuleContext, { event, code }: Catcher, first: Catcher): void {
  const file = project.fileOf(event.scope.process);
  const caught = code === undefined ? 'every error' : `the error ${code}`;
  const isInside = first.owner.isEventSubprocess;
  const kind = isInside ? `the event subprocess "${first.owner.id}"` : `"${first.event.id}"`;
  const reach = first.code === undefined && code !== undefined ? ', which catches every error,' : '';
  const message = `${kind}${reach} takes ${caught} before this event can`;
  const related = [{ file, element: elementOf(first.event), message: 'takes it first' }];
  report({ file, element: elementOf(event), subject: event, message, related });
}

function elementOf(event: FlowNode): FlowNode['element'] {
  return event.event?.element ?? event.element;
}
