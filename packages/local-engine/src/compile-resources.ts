import { DecisionError, type DecisionModel, readDecisionsSync } from '@stepwright/decision';
import { type CompiledResource, daysOf } from './commands/deploy-resources.ts';
import { compileProcesses } from './compile/compile-processes.ts';
import { EngineError } from './state/engine-error.ts';

interface File {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Compiles the files of a deployment; others than models are only kept. @throws EngineError for the first file that is refused */
export async function compileResources(files: readonly File[]): Promise<readonly CompiledResource[]> {
  const compiled: CompiledResource[] = [];
  for (const file of files) compiled.push(await compileResource(file));
  return compiled;
}

export async function compileResource({ name, content }: File): Promise<CompiledResource> {
  return {
    name,
    content,
    processes: isBpmnFile(name) ? (await compileProcesses({ name, content })).processes : [],
    decisions: isDmnFile(name) ? compileDecisions({ name, content }) : undefined,
  };
}

/** Whether Camunda deploys the file as BPMN. */
export function isBpmnFile(name: string): boolean {
  return /\.(bpmn20\.xml|bpmn)$/.test(name);
}

/** Whether Camunda deploys the file as DMN. */
export function isDmnFile(name: string): boolean {
  return /\.(dmn11\.xml|dmn)$/.test(name);
}

/** The engine tells only that a DMN file is wrong; the reason is the cause. @throws {EngineError} whose cause is a DecisionError */
export function compileDecisions({ name, content }: File): DecisionModel {
  try {
    const model = readDecisionsSync(new TextDecoder().decode(content), { fileName: name });
    for (const { id, historyTimeToLive, line } of model.decisions) {
      if (daysOf(historyTimeToLive) !== undefined) continue;
      const seen = historyTimeToLive === undefined ? 'no' : `the wrong value "${historyTimeToLive}" for`;
      throw new DecisionError(
        'DMN_STRUCTURE',
        `the decision '${id}' has ${seen} camunda:historyTimeToLive: give it the days, for example "P180D"`,
        { fileName: name, decisionId: id, line },
      );
    }
    return model;
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    // What only this engine refuses has to say so.
    const reason = error.code.startsWith('UNSUPPORTED') ? ` NOT_SUPPORTED_BY_LOCAL_ENGINE: ${error.message}` : '';
    const message = `ENGINE-22004 Unable to transform DMN resource '${name}'.${reason}`;
    throw new EngineError(500, 'ProcessEngineException', message, { cause: error });
  }
}
