import { modelText, type ShapeText } from './model-text.ts';

/** Element -> name of its icon. */
export const iconOfTask = {
  userTask: 'user',
  serviceTask: 'service',
  sendTask: 'send',
  receiveTask: 'receive',
  scriptTask: 'script',
  businessRuleTask: 'business-rule',
  manualTask: 'manual',
} as const;

const bodies = {
  sequential: '<bpmn:multiInstanceLoopCharacteristics isSequential="true"/>',
  parallel: '<bpmn:multiInstanceLoopCharacteristics/>',
  loop: '<bpmn:standardLoopCharacteristics/>',
} as const;

const gateways = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'];

/** Every kind of activity, gateway and artifact in rows. */
export function allActivitiesModel(): string {
  return modelText([
    ...['task', ...Object.keys(iconOfTask), 'callActivity'].map((tag, index) =>
      shape(tag, `<bpmn:${tag} id="${tag}" name="${tag} with a name of some length"/>`, index, 0),
    ),
    ...Object.entries(bodies).map(([id, body], index) =>
      shape(
        id,
        `<bpmn:serviceTask id="${id}" name="Reserve the inventory of ${id} lines">${body}</bpmn:serviceTask>`,
        index,
        1,
      ),
    ),
    shape('sub', `<bpmn:subProcess id="sub" name="Closed">${bodies.parallel}</bpmn:subProcess>`, 3, 1),
    shape('adhoc', '<bpmn:adHocSubProcess id="adhoc" name="Ad hoc"/>', 4, 1),
    shape('undo', '<bpmn:task id="undo" name="Undo" isForCompensation="true"/>', 5, 1),
    shape('transaction', '<bpmn:transaction id="transaction" name="Transaction"/>', 6, 1),
    shape('closed-event', '<bpmn:subProcess id="closed-event" name="Cancellation" triggeredByEvent="true"/>', 7, 1),
    ...gateways.map((tag, index) => shape(tag, `<bpmn:${tag} id="${tag}" name="${tag}?"/>`, index, 2, '50 50')),
    shape(
      'object',
      '<bpmn:dataObjectReference id="object" name="Quote" dataObjectRef="d"/>\n<bpmn:dataObject id="d" isCollection="true"/>',
      5,
      2,
      '36 50',
    ),
    shape('store', '<bpmn:dataStoreReference id="store" name="Orders"/>', 6, 2, '50 50'),
    shape(
      'note',
      '<bpmn:textAnnotation id="note"><bpmn:text>A note that\nbreaks its lines</bpmn:text></bpmn:textAnnotation>',
      7,
      2,
      '110 50',
    ),
    {
      id: 'open',
      xml: `<bpmn:subProcess id="open" name="An open subprocess">${bodies.sequential}<bpmn:startEvent id="inner"/></bpmn:subProcess>`,
      at: '0 420 350 130',
      look: 'isExpanded="true"',
    },
    { id: 'inner', xml: '', at: '40 470 36 36' },
    shape(
      'long',
      '<bpmn:userTask id="long" name="Donaudampfschifffahrtsgesellschaftskapitänsmütze abholen, prüfen, bürsten, verpacken, versenden, bezahlen und den Eingang der Zahlung wieder prüfen"/>',
      3,
      3,
    ),
    shape('kebab', '<bpmn:serviceTask id="kebab" name="release-external-billing-handoff"/>', 4, 3),
    shape('wide', '<bpmn:serviceTask id="wide" name="見積承認を実行する 🚀 処理"/>', 5, 3),
  ]);
}

function shape(id: string, xml: string, column: number, row: number, size = '100 80'): ShapeText {
  return { id, xml, at: `${column * 130} ${row * 140} ${size}` };
}
