import { definitionsText, type EdgeText, type ShapeText } from './model-text.ts';

const elements = `<bpmn:message id="m" name="decision"/><bpmn:error id="e" name="no stock" errorCode="NO_STOCK"/>
  <bpmn:collaboration id="c">
    <bpmn:participant id="pool" name="Quote approval" processRef="p"/>
    <bpmn:participant id="customer" name="Customer"/>
    <bpmn:messageFlow id="mf1" name="quote request" sourceRef="customer" targetRef="start"/>
    <bpmn:messageFlow id="mf2" sourceRef="send" targetRef="customer"/>
  </bpmn:collaboration>
  <bpmn:process id="p" isExecutable="true">
    <bpmn:laneSet id="ls">
      <bpmn:lane id="sales" name="Sales"><bpmn:flowNodeRef>start</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="systems" name="Systems &amp; automation"/>
    </bpmn:laneSet>
    <bpmn:startEvent id="start" name="Quote requested"><bpmn:messageEventDefinition id="sd" messageRef="m"/></bpmn:startEvent>
    <bpmn:businessRuleTask id="rule" name="Determine approval levels"/>
    <bpmn:exclusiveGateway id="needed" name="Approval needed?" default="no"/>
    <bpmn:userTask id="approve" name="Approve the commercial terms of this quote revision">
      <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="late" name="2 working days" attachedToRef="approve" cancelActivity="false"><bpmn:timerEventDefinition id="td"/></bpmn:boundaryEvent>
    <bpmn:sendTask id="remind" name="Remind approver"/>
    <bpmn:endEvent id="reminded" name="Reminded"/>
    <bpmn:serviceTask id="reserve" name="reserve-inventory"/>
    <bpmn:boundaryEvent id="nostock" name="No stock" attachedToRef="reserve"><bpmn:errorEventDefinition id="ed" errorRef="e"/></bpmn:boundaryEvent>
    <bpmn:endEvent id="fallout" name="Fallout opened"><bpmn:escalationEventDefinition id="esd"/></bpmn:endEvent>
    <bpmn:sendTask id="send" name="Send the offer"/>
    <bpmn:endEvent id="end" name="Offer sent"/>
    <bpmn:subProcess id="cancelled" name="Cancellation requested" triggeredByEvent="true">
      <bpmn:startEvent id="cs" name="Cancel" isInterrupting="false"><bpmn:signalEventDefinition id="sig"/></bpmn:startEvent>
      <bpmn:callActivity id="undo" name="Undo steps" calledElement="undo"/>
      <bpmn:endEvent id="ce"><bpmn:terminateEventDefinition id="ted"/></bpmn:endEvent>
      <bpmn:sequenceFlow id="c1" sourceRef="cs" targetRef="undo"/>
      <bpmn:sequenceFlow id="c2" sourceRef="undo" targetRef="ce"/>
    </bpmn:subProcess>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="rule"/>
    <bpmn:sequenceFlow id="f2" sourceRef="rule" targetRef="needed"/>
    <bpmn:sequenceFlow id="yes" name="Yes" sourceRef="needed" targetRef="approve"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${needed}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="no" name="No" sourceRef="needed" targetRef="reserve"/>
    <bpmn:sequenceFlow id="f3" sourceRef="approve" targetRef="reserve"/>
    <bpmn:sequenceFlow id="f4" sourceRef="late" targetRef="remind"/>
    <bpmn:sequenceFlow id="f5" sourceRef="remind" targetRef="reminded"/>
    <bpmn:sequenceFlow id="f6" sourceRef="reserve" targetRef="send"/>
    <bpmn:sequenceFlow id="f7" sourceRef="nostock" targetRef="fallout"/>
    <bpmn:sequenceFlow id="f8" sourceRef="send" targetRef="end"/>
    <bpmn:textAnnotation id="note"><bpmn:text>Levels come from a decision table; routing only on Integer.</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="as" sourceRef="rule" targetRef="note"/>
  </bpmn:process>`;

const shapes: readonly Omit<ShapeText, 'xml'>[] = [
  { id: 'pool', at: '160 80 1000 540', look: 'isHorizontal="true"' },
  { id: 'customer', at: '160 680 1000 60', look: 'isHorizontal="true"' },
  { id: 'sales', at: '190 80 970 260', look: 'isHorizontal="true"' },
  { id: 'systems', at: '190 340 970 280', look: 'isHorizontal="true"' },
  { id: 'start', at: '232 222 36 36' },
  { id: 'rule', at: '320 200 100 80' },
  { id: 'needed', at: '475 215 50 50' },
  { id: 'approve', at: '590 200 100 80' },
  { id: 'late', at: '672 182 36 36' },
  { id: 'remind', at: '780 110 100 80' },
  { id: 'reminded', at: '942 132 36 36' },
  { id: 'reserve', at: '590 370 100 80' },
  { id: 'nostock', at: '622 432 36 36' },
  { id: 'fallout', at: '722 512 36 36' },
  { id: 'send', at: '820 370 100 80' },
  { id: 'end', at: '1012 392 36 36' },
  { id: 'cancelled', at: '290 460 300 140', look: 'isExpanded="true"' },
  { id: 'cs', at: '310 522 36 36' },
  { id: 'undo', at: '390 500 100 80' },
  { id: 'ce', at: '532 522 36 36' },
  { id: 'note', at: '390 100 150 50' },
];

const edges: readonly Omit<EdgeText, 'xml'>[] = [
  ...flows('f1 268,240 320,240', 'f2 420,240 475,240', 'yes 525,240 590,240', 'no 500,265 500,410 590,410'),
  ...flows('f3 640,280 640,370', 'f4 690,182 690,150 780,150', 'f5 880,150 942,150', 'f6 690,410 820,410'),
  ...flows('f7 640,468 640,530 722,530', 'f8 920,410 1012,410', 'c1 346,540 390,540', 'c2 490,540 532,540'),
  ...flows('mf1 250,680 250,258', 'mf2 870,450 870,680', 'as 385,200 420,150'),
];

/** A collaboration with most of what BPMN offers, for the golden picture and for looking at. */
export function approvalModel(): string {
  return definitionsText(elements, 'c', shapes, edges);
}

function flows(...rows: readonly string[]): readonly Omit<EdgeText, 'xml'>[] {
  return rows.map((row) => {
    const [id = '', ...points] = row.split(' ');
    return { id, points: points.join(' ') };
  });
}
