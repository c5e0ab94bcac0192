import { Engine } from '../../src/engine.ts';
import { Store } from '../../src/store/store.ts';

/** An engine in memory whose clock a test moves. */
export interface MemoryEngine {
  readonly engine: Engine;
  /** Milliseconds since 1970. */
  nowMs: number;
}

/** Creates an engine in memory; its clock stands still at 2030-01-01. */
export function memoryEngine(): MemoryEngine {
  const memory = { nowMs: Date.UTC(2030, 0, 1) };
  const engine = new Engine({
    store: new Store(),
    clock: { now: () => memory.nowMs },
    settings: { unhandledBpmnError: 'exception', defaultRetries: 3 },
  });
  return Object.assign(memory, { engine });
}

/** A process definition around its elements. */
export function bpmn(key: string, elements: string, definitions = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
${definitions}
<bpmn:process id="${key}" isExecutable="true" camunda:historyTimeToLive="5" camunda:versionTag="v1">
${elements}
</bpmn:process>
</bpmn:definitions>`;
}

/** Start, one external task of the topic, end. */
export function externalTaskProcess(key: string, topic: string, attributes = '', inside = ''): string {
  return bpmn(
    key,
    `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
<bpmn:serviceTask id="task" camunda:type="external" camunda:topic="${topic}" ${attributes}>${inside}</bpmn:serviceTask>
<bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="end"/><bpmn:endEvent id="end"/>`,
  );
}

/** Deploys models by their file names. */
export async function deploy(engine: Engine, files: Readonly<Record<string, string>>, name = 'test'): Promise<void> {
  const resources = Object.entries(files).map(([file, text]) => ({ name: file, content: Buffer.from(text) }));
  await engine.deploy({
    name,
    source: undefined,
    enableDuplicateFiltering: false,
    deployChangedOnly: false,
    resources,
  });
}
