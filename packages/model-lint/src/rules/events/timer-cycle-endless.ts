import { CalendarError, parseCycle } from '@stepwright/local-engine/calendar';
import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { constantTimers } from './constant-timers.ts';

/** What the engine counts `R` without a number as. */
const endlessTimes = 2147483647;

/** F2 of the check table: a cycle that never ends by itself and interrupts nothing. */
export const timerCycleEndless: Rule = {
  name: 'timer-cycle-endless',
  severity: 'warning',
  title: 'A timer that interrupts nothing repeats without an end.',
  why: 'As long as the activity lasts, each round opens another path beside those that are still open. An activity that nobody finishes fills the engine with work.',
  cure: 'Say how often, for example `R10/PT1H`, or until when, for example `R/PT1H/2030-01-31`.',
  check({ project, report }) {
    for (const { process, node, timer } of constantTimers(project)) {
      if (node.isInterrupting || !isBesideWork(node) || timer.kind !== 'timeCycle' || !isEndless(timer.text)) continue;
      const message = `the cycle "${timer.text}" repeats without an end and does not interrupt ${hostOf(node)}`;
      report({ file: project.fileOf(process), element: timer.element, subject: node, message });
    }
  },
};

function isBesideWork({ kind, scope }: FlowNode): boolean {
  return kind === 'boundaryEvent' || (kind === 'startEvent' && scope.owner?.isEventSubprocess === true);
}

function hostOf({ attachedTo, scope }: FlowNode): string {
  const around = attachedTo ?? scope.owner?.scope.owner;
  return around ? `"${around.id}"` : `the process "${scope.process.id}"`;
}

function isEndless(text: string): boolean {
  try {
    const cycle = parseCycle(text);
    return cycle.kind === 'cron' || (cycle.times === endlessTimes && cycle.end === undefined);
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}
