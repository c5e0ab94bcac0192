// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { defineBusinessKey, defineProcess, defineTask, type ProcessContract, v } from '@stepwright/contract';

const head = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:bench">`;

/**
 * A model of so many nodes as people draw them: blocks of a task, a choice between two tasks and its join, a user task with a timer, one behind the
 * other, with its diagram.
 */
export function benchModel(nodes: number, key = 'bench'): string {
  const elements: string[] = [];
  const shapes: string[] = [];
  let x = 0;
  const add = (id: string, xml: string, y = 100, width = 100): void => {
    elements.push(xml);
    x += 160;
    shapes.push(
      `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="80" /></bpmndi:BPMNShape>`,
    );
  };
  const flow = (from: string, to: string, more = '', condition = ''): void => {
    const id = `${from}-${to}`;
    elements.push(
      `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" ${more}>${condition}</bpmn:sequenceFlow>`,
    );
    shapes.push(
      `<bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}"><di:waypoint x="${x}" y="140" /><di:waypoint x="${x + 60}" y="140" /></bpmndi:BPMNEdge>`,
    );
  };
  const task = (id: string): void =>
    add(
      id,
      `<bpmn:serviceTask id="${id}" name="Do ${id}" camunda:type="external" camunda:topic="work"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">\${total + 1}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>`,
    );
  add('start', '<bpmn:startEvent id="start" name="Ordered" />');
  task('first');
  flow('start', 'first');
  let last = 'first';
  for (let block = 0; 7 * (block + 1) + 3 <= nodes; block += 1) {
    const [choose, a, b, join, ask, late, over] = ['choose', 'a', 'b', 'join', 'ask', 'late', 'over'].map(
      (name) => `${name}-${block}`,
    ) as [string, string, string, string, string, string, string];
    add(choose, `<bpmn:exclusiveGateway id="${choose}" name="Large?" default="${choose}-${b}" />`);
    task(a);
    task(b);
    add(join, `<bpmn:exclusiveGateway id="${join}" />`);
    add(ask, `<bpmn:userTask id="${ask}" name="Ask ${block}" camunda:candidateGroups="sales" />`);
    add(
      late,
      `<bpmn:boundaryEvent id="${late}" name="Late" attachedToRef="${ask}"><bpmn:timerEventDefinition id="${late}-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`,
    );
    add(over, `<bpmn:endEvent id="${over}" name="Given up" />`);
    flow(last, choose);
    flow(
      choose,
      a,
      'name="Yes"',
      '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${total > 100}</bpmn:conditionExpression>',
    );
    flow(choose, b, 'name="No"');
    flow(a, join);
    flow(b, join);
    flow(join, ask);
    flow(late, over);
    last = ask;
  }
  add('end', '<bpmn:endEvent id="end" name="Done" />');
  flow(last, 'end');
  return `${head}
<bpmn:process id="${key}" name="Bench" isExecutable="true" camunda:historyTimeToLive="P30D" camunda:versionTag="1.0.0">
${elements.join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
${shapes.join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

/** The contract of a model made by `benchModel`. */
export function benchContract(key = 'bench'): ProcessContract {
  const businessKey = defineBusinessKey({ type: 'order' });
  const common = { businessKey, external: 'none' } as const;
  return defineProcess({
    key,
    description: 'A process for the benchmark.',
    businessKey,
    start: { tenantId: v.string(), startCommandId: v.string(), total: v.integer() },
    tasks: [
      defineTask({
        ...common,
        topic: 'claim-start',
        description: 'Claims.',
        input: { tenantId: v.string(), startCommandId: v.string() },
      }),
      defineTask({
        ...common,
        topic: 'work',
        description: 'Works.',
        input: { tenantId: v.string(), amount: v.integer() },
      }),
    ],
  });
}

/** A configuration file with the contracts of so many models, `bench-0` and on. */
export function benchConfig(count: number): string {
  return `import { defineBusinessKey, defineProcess, defineTask, v } from '@stepwright/contract';
import { defineConfig } from '@stepwright/cli';
const businessKey = defineBusinessKey({ type: 'order' });
const common = { businessKey, external: 'none' };
const tasks = [
  defineTask({ ...common, topic: 'claim-start', description: 'Claims.', input: { tenantId: v.string(), startCommandId: v.string() } }),
  defineTask({ ...common, topic: 'work', description: 'Works.', input: { tenantId: v.string(), amount: v.integer() } }),
];
const start = { tenantId: v.string(), startCommandId: v.string(), total: v.integer() };
const contracts = Array.from({ length: ${count} }, (_, at) => defineProcess({ key: 'bench-' + at, description: 'A process.', businessKey, start, tasks }));
export default defineConfig({ models: ['*.bpmn'], contracts });
`;
}
