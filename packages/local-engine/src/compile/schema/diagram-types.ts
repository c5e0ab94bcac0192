/**
 * The complex types of BPMN diagrams: facts about the schema that Camunda validates with. Each reads `base and flags; attributes; content`.
 * An attribute is `name:type`, with `!` when required and `=default`; content reads as in a DTD, with `name=type` for elements that exist only
 * in there.
 */
export const diagramTypes: Readonly<Record<string, string>> = {
  'bpmndi:BPMNDiagram': 'di:Diagram; ; bpmndi:BPMNPlane bpmndi:BPMNLabelStyle*',
  'bpmndi:BPMNEdge':
    'di:LabeledEdge; bpmnElement:QName sourceElement:QName targetElement:QName messageVisibleKind:bpmndi:MessageVisibleKind; bpmndi:BPMNLabel?',
  'bpmndi:BPMNLabel': 'di:Label; labelStyle:QName',
  'bpmndi:BPMNLabelStyle': 'di:Style; ; dc:Font',
  'bpmndi:BPMNPlane': 'di:Plane; bpmnElement:QName',
  'bpmndi:BPMNShape':
    'di:LabeledShape; bpmnElement:QName isHorizontal:boolean isExpanded:boolean isMarkerVisible:boolean isMessageVisible:boolean participantBandKind:bpmndi:ParticipantBandKind choreographyActivityShape:QName; bpmndi:BPMNLabel?',
  'dc:Bounds': '; x:double! y:double! width:double! height:double!',
  'dc:Font': '; name:string size:double isBold:boolean isItalic:boolean isUnderline:boolean isStrikeThrough:boolean',
  'dc:Point': '; x:double! y:double!',
  'di:Diagram': '#abstract; name:string documentation:string resolution:double id:ID',
  'di:DiagramElement': '#abstract #open; id:ID; di:extension=di:DiagramElement.extension?',
  'di:DiagramElement.extension': '; ; ##otherStrict*',
  'di:Edge': 'di:DiagramElement #abstract; ; di:waypoint=dc:Point di:waypoint=dc:Point+',
  'di:Label': 'di:Node #abstract; ; dc:Bounds?',
  'di:LabeledEdge': 'di:Edge #abstract',
  'di:LabeledShape': 'di:Shape #abstract',
  'di:Node': 'di:DiagramElement #abstract',
  'di:Plane': 'di:Node #abstract; ; di:DiagramElement*',
  'di:Shape': 'di:Node #abstract; ; dc:Bounds',
  'di:Style': '#abstract; id:ID',
};
