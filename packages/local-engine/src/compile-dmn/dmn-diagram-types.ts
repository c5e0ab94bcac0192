/** The complex types of DMN diagrams, version by version like the types of DMN. */
type Types = Readonly<Record<string, string>>;

/** Diagrams of DMN 1.2. */
export const dmn12DiagramTypes: Types = {
  'dc:Bounds': '; x:double! y:double! width:double! height:double!',
  'dc:Color': '; red:dc:rgb! green:dc:rgb! blue:dc:rgb!',
  'dc:Dimension': '; width:double! height:double!',
  'dc:Point': '; x:double! y:double!',
  'di:Diagram': 'di:DiagramElement #abstract; name:string documentation:string resolution:double',
  'di:DiagramElement': '#abstract #open; sharedStyle:IDREF id:ID; di:extension=di:DiagramElement.extension? di:Style?',
  'di:DiagramElement.extension': '; ; ##other*',
  'di:Edge': 'di:DiagramElement #abstract; ; di:waypoint=dc:Point*',
  'di:Shape': 'di:DiagramElement #abstract; ; dc:Bounds?',
  'di:Style': '#abstract #open; id:ID; di:extension=di:Style.extension?',
  'di:Style.extension': '; ; ##other*',
  'dmndi:DMNDI': '; ; dmndi:DMNDiagram* dmndi:DMNStyle*',
  'dmndi:DMNDecisionServiceDividerLine': 'di:Edge',
  'dmndi:DMNDiagram': 'di:Diagram; ; dmndi:Size=dc:Dimension? dmndi:DMNDiagramElement*',
  'dmndi:DMNEdge': 'di:Edge; dmnElementRef:QName!; dmndi:DMNLabel?',
  'dmndi:DMNLabel': 'di:Shape; ; dmndi:Text=string?',
  'dmndi:DMNShape':
    'di:Shape; dmnElementRef:QName! isListedInputData:boolean isCollapsed:boolean=false; dmndi:DMNLabel? dmndi:DMNDecisionServiceDividerLine?',
  'dmndi:DMNStyle':
    'di:Style; fontFamily:string fontSize:double fontItalic:boolean fontBold:boolean fontUnderline:boolean fontStrikeThrough:boolean labelHorizontalAlignement:dc:AlignmentKind labelVerticalAlignment:dc:AlignmentKind; dmndi:FillColor=dc:Color? dmndi:StrokeColor=dc:Color? dmndi:FontColor=dc:Color?',
};

/** Diagrams of DMN 1.3 and 1.4. */
export const dmn13DiagramTypes: Types = {
  ...dmn12DiagramTypes,
  'dmndi:DMNEdge': 'di:Edge; dmnElementRef:QName! sourceElement:QName targetElement:QName; dmndi:DMNLabel?',
};

/** Diagrams of DMN 1.5. */
export const dmn15DiagramTypes: Types = {
  ...dmn13DiagramTypes,
  'dmndi:DMNDiagram':
    'di:Diagram; useAlternativeInputDataShape:boolean=false; dmndi:Size=dc:Dimension? dmndi:DMNDiagramElement*',
};
