/** The elements of BPMN 2.0 and its diagrams that may stand wherever the key may. */
const substitutes: Readonly<Record<string, string>> = {
  artifact: 'association group textAnnotation',
  choreography: 'globalChoreographyTask',
  collaboration: 'choreography globalConversation',
  conversationNode: 'callConversation conversation subConversation',
  'di:DiagramElement': 'bpmndi:BPMNShape bpmndi:BPMNEdge',
  eventDefinition:
    'cancelEventDefinition compensateEventDefinition conditionalEventDefinition errorEventDefinition escalationEventDefinition linkEventDefinition messageEventDefinition signalEventDefinition terminateEventDefinition timerEventDefinition',
  expression: 'formalExpression',
  flowElement:
    'adHocSubProcess boundaryEvent businessRuleTask callActivity callChoreography choreographyTask complexGateway dataObject dataObjectReference dataStoreReference endEvent event eventBasedGateway exclusiveGateway implicitThrowEvent inclusiveGateway intermediateCatchEvent intermediateThrowEvent manualTask parallelGateway receiveTask scriptTask sendTask sequenceFlow serviceTask startEvent subChoreography subProcess task transaction userTask',
  loopCharacteristics: 'multiInstanceLoopCharacteristics standardLoopCharacteristics',
  performer: 'humanPerformer potentialOwner',
  resourceRole: 'performer',
  rootElement:
    'category collaboration correlationProperty dataStore endPoint error escalation eventDefinition globalBusinessRuleTask globalManualTask globalScriptTask globalTask globalUserTask interface itemDefinition message partnerEntity partnerRole process resource signal',
};

const others =
  'definitions import activity artifact assignment auditing baseElement baseElementWithMixedContent callableElement catchEvent categoryValue choreographyActivity complexBehaviorDefinition conversationAssociation conversationLink conversationNode correlationKey correlationPropertyBinding correlationPropertyRetrievalExpression correlationSubscription dataAssociation dataInput dataInputAssociation dataOutput dataOutputAssociation dataState documentation expression extension extensionElements flowElement flowNode gateway inputSet ioBinding ioSpecification lane laneSet loopCharacteristics messageFlow messageFlowAssociation monitoring operation outputSet participant participantAssociation participantMultiplicity property relationship rendering resourceAssignmentExpression resourceParameter resourceParameterBinding resourceRole rootElement script text throwEvent bpmndi:BPMNDiagram bpmndi:BPMNPlane bpmndi:BPMNLabelStyle bpmndi:BPMNLabel di:DiagramElement di:Diagram di:Style di:Node di:Edge di:Shape di:Plane di:LabeledEdge di:Label di:LabeledShape dc:Font dc:Point dc:Bounds';

/** Types that are not called after their element. */
const typeNames: Readonly<Record<string, string>> = {
  ioBinding: 'tInputOutputBinding',
  ioSpecification: 'tInputOutputSpecification',
};

const headOf = new Map(
  Object.entries(substitutes).flatMap(([head, members]) => members.split(' ').map((member) => [member, head] as const)),
);
const globalNames = new Set([...others.split(' '), ...headOf.keys()]);

/** The type of an element that may stand on its own; undefined when there is no such element. */
export function typeNameOf(element: string): string | undefined {
  if (!globalNames.has(element)) return undefined;
  if (element.includes(':')) return element;
  return typeNames[element] ?? `t${element.charAt(0).toUpperCase()}${element.slice(1)}`;
}

/** Whether an element may stand where the schema says `head`. */
export function standsFor(element: string, head: string): boolean {
  for (let at: string | undefined = element; at !== undefined; at = headOf.get(at)) if (at === head) return true;
  return false;
}
