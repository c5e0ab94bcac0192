import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEngineClient, EngineError } from '@stepwright/engine-client';
import { visibleText } from '@stepwright/model-lint';
import { readScenarios, recordScenario, type Scenario, writeScenarios } from '@stepwright/process-test';
import { writeAtomically } from '../files/write-atomically.ts';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { asRefusal } from './run-scenario-files.ts';
import { headersFrom, type ScenarioEngineOptions } from './scenario-engine.ts';
import { readSubjects } from './test-subjects.ts';

/** What `stepwright scenario record` was asked for. */
export interface RecordFileOptions extends ScenarioEngineOptions {
  readonly processInstanceId: string;
  readonly out: string;
  readonly name?: string;
  readonly config?: string;
  readonly workingFolder: string;
}

/**
 * Records a process instance and puts the scenario behind those of a file.
 *
 * @throws {Refusal} when it cannot be recorded, or the file has a scenario of this name.
 */
export async function recordToFile(options: RecordFileOptions, terminal: Terminal): Promise<void> {
  const { workingFolder, url, environment } = options;
  if (url === undefined) throw new Refusal('Name the engine that has the instance: --url http://host:8080/engine-rest');
  const file = resolve(workingFolder, options.out);
  const client = createEngineClient({ url, headers: headersFrom(environment) });
  try {
    const known = existsSync(file) ? readScenarios(readFileSync(file, 'utf8'), options.out) : [];
    const scenario = await recordWith(client, options);
    if (known.some(({ name }) => name === scenario.name)) {
      throw new Refusal(
        `${options.out} has a scenario "${scenario.name}": give another name by --name, or another file.`,
      );
    }
    writeAtomically(file, writeScenarios([...known, scenario]));
    terminal.out(visibleText(`wrote "${scenario.name}", ${scenario.steps.length} steps, to ${options.out}`));
  } catch (cause) {
    if (cause instanceof EngineError) throw new Refusal(cause.message, { cause });
    throw asRefusal(cause);
  } finally {
    await client.close();
  }
}

async function recordWith(
  client: ReturnType<typeof createEngineClient>,
  { workingFolder, config, processInstanceId, name }: RecordFileOptions,
): Promise<Scenario> {
  const [instance] = await client.history.processInstances({ processInstanceId });
  if (!instance)
    throw new Refusal(`The engine's history has no process instance ${processInstanceId}; was it cleaned up?`);
  const subject = (await readSubjects(workingFolder, config)).subjectOf(instance.processDefinitionKey);
  return recordScenario(subject, { client, processInstanceId, ...(name === undefined ? {} : { name }) });
}
