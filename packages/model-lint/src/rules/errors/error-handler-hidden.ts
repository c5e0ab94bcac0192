import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule, RuleContext } from '../../rule.ts';
import { boundaryHandlersOf, eventSubprocessHandlersOf, type Handler } from './catchers-of.ts';
import { ErrorSources } from './error-sources.ts';

/**
 * B4 of the check table. Measured on Camunda 7.24: of the handlers of one activity the one with the code goes before a catch-all, wherever
 * they stand, and of two equal ones the first in the file; but event subprocesses inside of an activity go before all its boundary events.
 */
export const errorHandlerHidden: Rule = {
  name: 'error-handler-hidden',
  severity: 'error',
  title: 'An event can never catch its error, because another one always takes it first.',
  why: 'The way from it is never taken: the error goes the way of the other handler, for example that of "any other error".',
  cure: 'Remove one of the two. To keep a boundary event for one code, give the catch-all inside of the subprocess a code too, or make it a boundary event beside the other.',
  check(context) {
    const sources = new ErrorSources(context.project);
    for (const process of context.project.processes) {
      checkHandlers(context, sources, eventSubprocessHandlersOf(process, 'error'));
      for (const node of process.allNodes) {
        const inside = node.inner ? handlersIn(node.inner) : [];
        checkHandlers(context, sources, [...inside, ...boundaryHandlersOf(node, 'error')]);
      }
    }
  },
};

function handlersIn(scope: ScopeGraph): readonly Handler[] {
  return eventSubprocessHandlersOf(scope, 'error');
}

/** `handlers` are in the order in which the engine asks them: what catches first is remembered by its code. */
function checkHandlers(context: RuleContext, sources: ErrorSources, handlers: readonly Handler[]): void {
  const firstOf = new Map<string | undefined, Handler>();
  for (const handler of handlers) {
    const first = firstOf.get(handler.code) ?? firstOf.get(undefined);
    if (!first) firstOf.set(handler.code, handler);
    else if (!mayPassOn(first, handler, sources)) reportHidden(context, handler, first);
  }
}

/** An event subprocess does not catch what is thrown inside of itself: that comes to the next handler. */
function mayPassOn({ owner }: Handler, { code }: Handler, sources: ErrorSources): boolean {
  if (!owner.isEventSubprocess) return false;
  const { codes, isComplete } = sources.in(owner);
  return !isComplete || (code === undefined ? codes.size > 0 : codes.has(code));
}

function reportHidden({ project, report }: RuleContext, { event, code }: Handler, first: Handler): void {
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
