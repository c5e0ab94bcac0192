import type { Plant } from './plant.ts';

/** Defects of jobs, timers, suspension and deletion. */
export const JOB_PLANTS: readonly Plant[] = [
  {
    id: 'timer-due-a-minute-late',
    rule: 'A timer is due when its duration is over.',
    file: 'kernel/timers.ts',
    find: 'const dueAtMs = timerDueDate(kinds[event.timer], value.value, now);',
    replace: 'const dueAtMs = (timerDueDate(kinds[event.timer], value.value, now) ?? 0) + 60_000;',
  },
  {
    id: 'cycle-fires-once',
    rule: 'A repeating timer makes its next job.',
    file: 'commands/execute-job.ts',
    find: 'if (repeat === undefined || followUpJobCreated) return false;',
    replace: 'if (repeat === undefined || followUpJobCreated || job.retries > 0) return false;',
  },
  {
    id: 'failed-job-keeps-its-retries',
    rule: 'A failed job has one retry less.',
    file: 'commands/record-job-failure.ts',
    find: '  setRetriesOf(state, job, job.retries - 1);\n}',
    replace: '  setRetriesOf(state, job, job.retries);\n}',
  },
  {
    id: 'retry-cycle-due-at-once',
    rule: 'A retry cycle gives a failed job a new due date.',
    file: 'commands/record-job-failure.ts',
    find: '    tables.jobs.update(job, { dueAtMs });\n',
    replace: '',
  },
  {
    id: 'async-after-is-forgotten',
    rule: 'asyncAfter makes a job behind the activity.',
    file: 'kernel/operations.ts',
    find: 'if (!current.ignoresAsync && transition.source.asyncAfter)',
    replace: 'if (false)',
  },
  {
    id: 'job-priority-forgotten',
    rule: 'A job has the priority of its activity.',
    file: 'kernel/job-records.ts',
    find: 'const expression = activity.jobPriority ?? activity.process.jobPriority;',
    replace: 'const expression = activity.process.jobPriority;',
  },
  {
    id: 'suspension-forgets-jobs',
    rule: 'Suspension of an instance suspends its jobs.',
    file: 'commands/set-instance-suspension.ts',
    find: '  for (const job of tables.jobsByInstance.get(id)) tables.jobs.update(job, { suspended });\n',
    replace: '',
  },
  {
    id: 'deleted-child-leaves-its-caller',
    rule: 'Deleting a called instance takes the call activity of its caller along.',
    file: 'commands/delete-process-instance.ts',
    find: '  cancelExecution(caller, deletion);\n',
    replace: '',
  },
  {
    id: 'boundary-timer-survives',
    rule: 'The timers of an activity end with it.',
    file: 'kernel/tree.ts',
    find: '  clearVariables(execution);\n  removeJobsOf(execution);',
    replace: '  clearVariables(execution);',
  },
  {
    id: 'history-knows-no-cancellation',
    rule: 'History says which activities were cancelled.',
    file: 'kernel/history.ts',
    find: 'canceled: execution.isCanceled,',
    replace: 'canceled: false,',
  },
  {
    id: 'failure-does-not-roll-back-variables',
    rule: 'A command that fails changes nothing.',
    file: 'engine.ts',
    find: 'this.#store.run(() => this.#guarded(command))',
    replace:
      '(() => { let failure: unknown; const result = this.#store.run(() => { try { return this.#guarded(command); } catch (error) { failure = error; return undefined as T; } }); if (failure !== undefined) throw failure; return result; })()',
  },
];
