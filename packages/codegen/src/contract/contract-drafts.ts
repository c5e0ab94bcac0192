import { CodegenError } from '../codegen-error.ts';
import { type ModelSource, readModel } from '../read-model.ts';
import { type ContractFacts, contractFacts } from './contract-facts.ts';
import { handlerModule } from './handler-module.ts';
import { businessKeyModule, errorsModule, processModule } from './process-module.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { taskModule } from './task-module.ts';

/** A file of a draft. */
export interface DraftFile {
  /** With forward slashes, below the folder of all contracts: `<process>/process.ts`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Drafts the contracts and the handlers of each process of a BPMN file that has external tasks: `process.ts`, `business-key.ts`, `errors.ts`, one
 * file of each topic, and `handlers/`. What the model proves is filled in. What it cannot say does not compile until a person has decided it. It
 * reads nothing and writes nothing.
 *
 * @throws {CodegenError} as modelModule does; MODEL_WITHOUT_TASKS; NAME_UNFIT for names that no contract takes.
 *
 * @example
 * const files = contractDrafts({ fileName: 'order.bpmn', content: await readFile('order.bpmn') });
 */
export function contractDrafts(source: ModelSource): readonly DraftFile[] {
  const drafted = readModel(source)
    .processes.map(contractFacts)
    .filter(({ tasks }) => tasks.length > 0);
  if (drafted.length === 0) {
    const reason = 'no process has an external task with a topic: there is nothing that a contract could be about';
    throw new CodegenError('MODEL_WITHOUT_TASKS', source.fileName, undefined, reason);
  }
  for (const facts of drafted) refuseUnfit(facts);
  return drafted.flatMap(filesOf);
}

function filesOf(facts: ContractFacts): readonly DraftFile[] {
  const { id } = facts.process;
  const errors = errorsModule(facts);
  const files = [
    { path: 'process.ts', text: processModule(facts) },
    { path: 'business-key.ts', text: businessKeyModule(id) },
    ...(errors === undefined ? [] : [{ path: 'errors.ts', text: errors }]),
    ...facts.tasks.map((task) => ({ path: `${task.topic}.ts`, text: taskModule(task, id) })),
    ...facts.tasks.map((task) => ({ path: `handlers/${task.topic}.ts`, text: handlerModule(task) })),
  ];
  return files.map(({ path, text }) => ({ path: `${id}/${path}`, text }));
}
