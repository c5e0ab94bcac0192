import type { FlowNode } from '@stepwright/model/graph';
import { errorCodeOf } from '../model/error-code-of.ts';
import { isConstant } from '../model/expression-names.ts';

/** A BPMN error that the model catches by its code. */
export interface CaughtError {
  readonly code: string;
  /** What the model calls it. */
  readonly title: string;
  /** Whether it is caught on the task itself; else by something around it. */
  readonly isOnTask: boolean;
  readonly catcher: FlowNode;
}

/** The errors that a task may raise and the model catches, those on the task first; each code once. */
export function caughtErrors(task: FlowNode): readonly CaughtError[] {
  const own = errorEvents(task.boundaryEvents).map((catcher) => caughtBy(catcher, true));
  const around = catchersAround(task).map((catcher) => caughtBy(catcher, false));
  const byCode = new Map<string, CaughtError>();
  for (const one of [...own, ...around]) if (one.code !== '' && !byCode.has(one.code)) byCode.set(one.code, one);
  return [...byCode.values()];
}

function catchersAround(task: FlowNode): readonly FlowNode[] {
  const catchers: FlowNode[] = [];
  for (let at: FlowNode | undefined = task; at; at = at.scope.owner) {
    const { scope } = at;
    const subprocesses = scope.nodes.filter(({ isEventSubprocess }) => isEventSubprocess);
    const starts = subprocesses.flatMap(({ inner }) => inner?.nodes.filter(({ kind }) => kind === 'startEvent') ?? []);
    catchers.push(...errorEvents(starts));
    catchers.push(...errorEvents(scope.owner?.boundaryEvents ?? []));
  }
  return catchers;
}

function errorEvents(nodes: readonly FlowNode[]): readonly FlowNode[] {
  return nodes.filter(({ event }) => event?.kind === 'error');
}

/** A catcher of every error has no code, and one whose code is computed none that could be declared. */
function caughtBy(catcher: FlowNode, isOnTask: boolean): CaughtError {
  const code = catcher.event ? (errorCodeOf(catcher.event) ?? '') : '';
  const title = catcher.event?.reference?.name ?? catcher.name ?? code;
  return { code: isConstant(code) ? code : '', title, isOnTask, catcher };
}
