import type { Execution } from '../kernel/execution.ts';
import { localVariables } from '../kernel/variables.ts';
import type { MigratingActivityInstance } from './instances/activity-instance.ts';
import { calledInstanceDependent, externalTaskDependent, userTaskDependent } from './instances/dependents.ts';
import type { ParseContext } from './parse-context.ts';

/** What an activity itself waits for, by its kind: tasks, a called instance, the instances of a body. */
export function parseTasks(context: ParseContext, migrating: MigratingActivityInstance): void {
  const { execution, source } = migrating;
  if (source.kind === 'process') return;
  switch (source.behavior.kind) {
    case 'userTask':
      parseUserTasks(context, migrating);
      break;
    case 'externalTask':
      parseExternalTasks(context, migrating);
      break;
    case 'callActivity': {
      // The execution of a scope stays what it is; only what lives in that of another changes its execution.
      const called = source.isScope ? undefined : execution.calledInstance;
      if (called) migrating.dependents.push(calledInstanceDependent(called));
      break;
    }
    case 'multiInstanceBody':
      if (!source.behavior.sequential) leaveFinished(context, execution);
  }
}

function parseUserTasks(context: ParseContext, migrating: MigratingActivityInstance): void {
  const { execution, source, target = source } = migrating;
  const { tables } = execution.run.state;
  for (const task of tables.userTasksByExecution.get(execution.id)) {
    migrating.dependents.push(userTaskDependent(context.target, task, target));
    context.unparsed.take('tasks', task.id);
    for (const variable of tables.variablesByTask.get(task.id)) context.unparsed.take('variables', variable.id);
  }
}

function parseExternalTasks(context: ParseContext, migrating: MigratingActivityInstance): void {
  const { execution, source, target = source } = migrating;
  for (const task of execution.run.state.tables.externalTasksByExecution.get(execution.id)) {
    migrating.dependents.push(externalTaskDependent(context.target, task, target));
    context.unparsed.take('externalTask', task.id);
    context.externalTasks.set(task.id, migrating);
  }
}

/** Variables of instances of a body that are done stay where they are. */
function leaveFinished(context: ParseContext, body: Execution): void {
  for (const child of body.children.filter(({ isActive, activity }) => !isActive && activity)) {
    for (const variable of localVariables(body.run.state, child.id)) context.unparsed.take('variables', variable.id);
  }
}
