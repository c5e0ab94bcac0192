import type { Complete, Fail, RaiseError } from '../../scenario/scenario.ts';
import { type Run, workerId } from '../run.ts';
import { show } from '../show.ts';
import { Unmet } from '../unmet.ts';
import { encodeFor } from '../wire-values.ts';
import { unlessUndeclared } from './declared-values.ts';
import { lockTask } from './locked-task.ts';
import { takenOrRefused } from './refusal.ts';

/** A worker completes a task. */
export async function complete(run: Run, step: Complete): Promise<void> {
  const { externalTasks } = run.client;
  const { task, contract } = await lockTask(run, step.topic, step.given);
  const variables = step.unchecked
    ? Object.fromEntries(
        Object.entries(step.output).map(([name, value]) => [name, { type: 'String', value: String(value) }]),
      )
    : await unlessUndeclared(() => encodeFor(run, step.topic, contract.output, step.output));
  await takenOrRefused(run, `${step.topic} is completed with ${show(step.output)}`, step.refused === true, () =>
    externalTasks.complete(task.id, { workerId, variables }),
  );
  if (step.refused) await externalTasks.unlock(task.id);
}

/** A worker answers with a BPMN error. */
export async function raise(run: Run, step: RaiseError): Promise<void> {
  const { externalTasks } = run.client;
  const { task, contract } = await lockTask(run, step.topic, step.given);
  const declared = contract.errors.map(({ code }) => code);
  if (!step.undeclared && !declared.includes(step.code)) {
    throw new Unmet(
      `an error that the contract of ${step.topic} declares (${declared.join(', ') || 'it has none'})`,
      step.code,
    );
  }
  await takenOrRefused(run, `${step.topic} is answered with ${step.code}`, step.refused === true, () =>
    externalTasks.bpmnError(task.id, { workerId, errorCode: step.code, errorMessage: 'raised by a scenario' }),
  );
  if (step.refused) await externalTasks.unlock(task.id);
  else run.raised.push({ process: task.processDefinitionKey, element: task.activityId, code: step.code });
}

/** A worker fails for good: the incident that follows was asked for. */
export async function fail(run: Run, step: Fail): Promise<void> {
  const { externalTasks, incidents } = run.client;
  const { task } = await lockTask(run, step.topic, step.given);
  await takenOrRefused(run, `${step.topic} fails`, step.refused === true, () =>
    externalTasks.failure(task.id, { workerId, errorMessage: step.message, retries: 0, retryTimeoutMs: 0 }),
  );
  const made = await incidents.list({ configuration: task.id });
  for (const { id } of made) run.knownIncidents.add(id);
}
