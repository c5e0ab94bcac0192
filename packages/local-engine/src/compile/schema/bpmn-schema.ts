import { diagramTypes } from './diagram-types.ts';
import { modelTypes } from './model-types.ts';
import { Schema } from './schema.ts';

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

/** The schema of BPMN 2.0 with its diagrams. */
export const bpmnSchema: Schema = new Schema({
  prefixes: {
    'http://www.omg.org/spec/BPMN/20100524/MODEL': '',
    'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi:',
    'http://www.omg.org/spec/DD/20100524/DI': 'di:',
    'http://www.omg.org/spec/DD/20100524/DC': 'dc:',
  },
  types: { ...modelTypes, ...diagramTypes },
  substitutes,
  others,
  typeNames,
});
