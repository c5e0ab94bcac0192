/** What a process of the suite looks like. */
export interface ModelOptions {
  /** The topics of its tasks. @default ['count-lines'] */
  readonly topics?: readonly string[];
  /** Whether the tasks wait at the same time, instead of one after the other. @default false */
  readonly isParallel?: boolean;
  /** Extension properties of every task. */
  readonly properties?: Readonly<Record<string, string>>;
}

const errorCodes = ['NO_STOCK', 'TOO_LARGE', 'ORDER_CANCELLING'] as const;

/** Writes a process: external tasks that catch the errors of the contracts, each at an end named after its code. */
export function modelOf(key: string, { topics = ['count-lines'], isParallel = false, properties = {} }: ModelOptions) {
  const tasks = topics.map((topic) => taskOf(topic, properties));
  const errors = errorCodes.map((code) => `<error id="${code}" errorCode="${code}" name="${code}" />`);
  const ends = errorCodes.map((code) => `<endEvent id="ended-by-${code}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="stepwright">
${errors.join('\n')}
<process id="${key}" isExecutable="true" camunda:historyTimeToLive="P1D">
<startEvent id="started" />
${tasks.join('\n')}
${(isParallel ? sideBySide(topics) : inARow(topics)).join('\n')}
${ends.join('\n')}
</process>
</definitions>
`;
}

function taskOf(topic: string, properties: Readonly<Record<string, string>>): string {
  const values = Object.entries(properties).map(
    ([name, value]) => `<camunda:property name="${name}" value="${value}" />`,
  );
  const extension = `<extensionElements><camunda:properties>${values.join('')}</camunda:properties></extensionElements>`;
  const boundaries = errorCodes.map(
    (
      code,
    ) => `<boundaryEvent id="${topic}-${code}" attachedToRef="${topic}"><errorEventDefinition errorRef="${code}" /></boundaryEvent>
${flow(`${topic}-${code}`, `ended-by-${code}`)}`,
  );
  return `<serviceTask id="${topic}" camunda:type="external" camunda:topic="${topic}">${values.length > 0 ? extension : ''}</serviceTask>
${boundaries.join('\n')}`;
}

function inARow(topics: readonly string[]): string[] {
  const steps = ['started', ...topics, 'done'];
  return ['<endEvent id="done" />', ...topics.concat('done').map((step, index) => flow(steps[index] ?? '', step))];
}

function sideBySide(topics: readonly string[]): string[] {
  const lanes = topics.flatMap((topic) => [
    flow('fork', topic),
    flow(topic, `${topic}-done`),
    `<endEvent id="${topic}-done" />`,
  ]);
  return ['<parallelGateway id="fork" />', flow('started', 'fork'), ...lanes];
}

function flow(from: string, to: string): string {
  return `<sequenceFlow id="from-${from}-to-${to}" sourceRef="${from}" targetRef="${to}" />`;
}
