import { compileProcesses } from '../../../src/compile/compile-processes.ts';
import { EngineError } from '../../../src/state/engine-error.ts';
import { activityModels } from './activity-models.ts';
import { eventModels } from './event-models.ts';
import { fileModels } from './file-models.ts';

/** What a deployment answers: the ids of its processes, or the refusal. */
export type DeploymentAnswer =
  | { readonly processes: readonly string[] }
  | { readonly status: number; readonly refusal: unknown };

/** Every model of the comparison, by name. */
export const parityModels: Readonly<Record<string, string>> = { ...activityModels, ...eventModels, ...fileModels };

/** Deploys a text to a real engine, as `model.bpmn`. */
export async function deployToEngine(engineUrl: string, text: string): Promise<DeploymentAnswer> {
  const form = new FormData();
  form.append('deployment-name', 'deploy-parity');
  form.append('model.bpmn', new Blob([text]), 'model.bpmn');
  const response = await fetch(`${engineUrl}/deployment/create`, { method: 'POST', body: form });
  const body = (await response.json()) as { deployedProcessDefinitions?: Record<string, { key: string }> };
  if (!response.ok) return { status: response.status, refusal: body };
  const keys = Object.values(body.deployedProcessDefinitions ?? {}).map(({ key }) => key);
  return { processes: keys.sort() };
}

/** Compiles a text here; the answer has the shape that the REST layer gives it. */
export async function compileHere(text: string): Promise<DeploymentAnswer> {
  try {
    const { processes } = await compileProcesses({ name: 'model.bpmn', content: Buffer.from(text) });
    return { processes: processes.map(({ id }) => id).sort() };
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    const { status, type, message, code, more } = fault;
    return { status, refusal: { type, message, code, ...more } };
  }
}
