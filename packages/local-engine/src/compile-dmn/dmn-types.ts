/**
 * The complex types of DMN: facts about the schemas that Camunda validates with, written as the types of BPMN are. The first version stands
 * whole, the later ones say what they have anew. Elements that the schemas declare abstract have an abstract type here.
 */
type Types = Readonly<Record<string, string>>;

/** DMN 1.1. */
export const dmn11Types: Types = {
  tArtifact: 'tDMNElement #abstract',
  tAssociation:
    'tArtifact; associationDirection:tAssociationDirection=None; sourceRef=tDMNElementReference targetRef=tDMNElementReference',
  tAuthorityRequirement:
    '; ; (requiredDecision=tDMNElementReference | requiredInput=tDMNElementReference | requiredAuthority=tDMNElementReference)',
  tBinding: '; ; parameter=tInformationItem expression?',
  tBusinessContextElement: 'tNamedElement #abstract; URI:anyURI',
  tBusinessKnowledgeModel:
    'tDRGElement; ; encapsulatedLogic=tFunctionDefinition? variable=tInformationItem? knowledgeRequirement=tKnowledgeRequirement* authorityRequirement=tAuthorityRequirement*',
  tContext: 'tExpression; ; contextEntry=tContextEntry*',
  tContextEntry: '; ; variable=tInformationItem? expression',
  tDMNElement:
    '#open #abstract; id:ID label:string; description=string? extensionElements=tDMNElement.extensionElements?',
  'tDMNElement.extensionElements': '; ; ##other*',
  tDMNElementReference: '; href:anyURI!',
  tDRGElement: 'tNamedElement #abstract',
  tDecision:
    'tDRGElement; ; question=string? allowedAnswers=string? variable=tInformationItem? informationRequirement=tInformationRequirement* knowledgeRequirement=tKnowledgeRequirement* authorityRequirement=tAuthorityRequirement* supportedObjective=tDMNElementReference* impactedPerformanceIndicator=tDMNElementReference* decisionMaker=tDMNElementReference* decisionOwner=tDMNElementReference* usingProcess=tDMNElementReference* usingTask=tDMNElementReference* expression?',
  tDecisionRule: 'tDMNElement; ; inputEntry=tUnaryTests* outputEntry=tLiteralExpression+',
  tDecisionService:
    'tNamedElement; ; outputDecision=tDMNElementReference+ encapsulatedDecision=tDMNElementReference* inputDecision=tDMNElementReference* inputData=tDMNElementReference*',
  tDecisionTable:
    'tExpression; hitPolicy:tHitPolicy=UNIQUE aggregation:tBuiltinAggregator preferredOrientation:tDecisionTableOrientation=Rule-as-Row outputLabel:string; input=tInputClause* output=tOutputClause+ rule=tDecisionRule*',
  tDefinitions:
    'tNamedElement; expressionLanguage:anyURI typeLanguage:anyURI namespace:anyURI! exporter:string exporterVersion:string; import=tImport* itemDefinition=tItemDefinition* drgElement* artifact* elementCollection=tElementCollection* businessContextElement*',
  tElementCollection: 'tNamedElement; ; drgElement=tDMNElementReference*',
  tExpression: 'tDMNElement #abstract; typeRef:QName',
  tFunctionDefinition: 'tExpression; ; formalParameter=tInformationItem* expression?',
  tImport: '; namespace:anyURI! locationURI:anyURI importType:anyURI!',
  tImportedValues: 'tImport; expressionLanguage:anyURI; importedElement=string',
  tInformationItem: 'tNamedElement; typeRef:QName',
  tInformationRequirement: '; ; (requiredDecision=tDMNElementReference | requiredInput=tDMNElementReference)',
  tInputClause: 'tDMNElement; ; inputExpression=tLiteralExpression inputValues=tUnaryTests?',
  tInputData: 'tDRGElement; ; variable=tInformationItem?',
  tInvocation: 'tExpression; ; expression? binding=tBinding*',
  tItemDefinition:
    'tNamedElement; typeLanguage:anyURI isCollection:boolean=false; (typeRef=QName allowedValues=tUnaryTests? | itemComponent=tItemDefinition*)',
  tKnowledgeRequirement: '; ; requiredKnowledge=tDMNElementReference',
  tKnowledgeSource:
    'tDRGElement; locationURI:anyURI; authorityRequirement=tAuthorityRequirement* type=string? owner=tDMNElementReference?',
  tList: 'tExpression; ; expression*',
  tLiteralExpression: 'tExpression; expressionLanguage:anyURI; (text=string? | importedValues=tImportedValues?)',
  tNamedElement: 'tDMNElement #abstract; name:string!',
  tOrganizationUnit:
    'tBusinessContextElement; ; decisionMade=tDMNElementReference* decisionOwned=tDMNElementReference*',
  tOutputClause:
    'tDMNElement; name:string typeRef:QName; outputValues=tUnaryTests? defaultOutputEntry=tLiteralExpression?',
  tPerformanceIndicator: 'tBusinessContextElement; ; impactingDecision=tDMNElementReference*',
  tRelation: 'tExpression; ; column=tInformationItem* row=tList*',
  tTextAnnotation: 'tArtifact; textFormat:string=text/plain; text=string?',
  tUnaryTests: 'tDMNElement; expressionLanguage:anyURI; text=string',
};

/** DMN 1.2. */
export const dmn12Types: Types = {
  ...dmn11Types,
  tAuthorityRequirement:
    'tDMNElement; ; (requiredDecision=tDMNElementReference | requiredInput=tDMNElementReference | requiredAuthority=tDMNElementReference)',
  tBusinessKnowledgeModel:
    'tInvocable; ; encapsulatedLogic=tFunctionDefinition? knowledgeRequirement=tKnowledgeRequirement* authorityRequirement=tAuthorityRequirement*',
  tContext: 'tExpression; ; contextEntry*',
  tContextEntry: 'tDMNElement; ; variable=tInformationItem? expression',
  tDecisionRule:
    'tDMNElement; ; inputEntry=tUnaryTests* outputEntry=tLiteralExpression+ annotationEntry=tRuleAnnotation*',
  tDecisionService:
    'tInvocable; ; outputDecision=tDMNElementReference* encapsulatedDecision=tDMNElementReference* inputDecision=tDMNElementReference* inputData=tDMNElementReference*',
  tDecisionTable:
    'tExpression; hitPolicy:tHitPolicy=UNIQUE aggregation:tBuiltinAggregator preferredOrientation:tDecisionTableOrientation=Rule-as-Row outputLabel:string; input=tInputClause* output=tOutputClause+ annotation=tRuleAnnotationClause* rule=tDecisionRule*',
  tDefinitions:
    'tNamedElement; expressionLanguage:anyURI typeLanguage:anyURI namespace:anyURI! exporter:string exporterVersion:string; import* itemDefinition=tItemDefinition* drgElement* artifact* elementCollection=tElementCollection* businessContextElement* dmndi:DMNDI?',
  tExpression: 'tDMNElement #abstract; typeRef:string',
  tFunctionDefinition: 'tExpression; kind:tFunctionKind=FEEL; formalParameter=tInformationItem* expression?',
  tImport: 'tNamedElement; namespace:anyURI! locationURI:anyURI importType:anyURI!',
  tInformationItem: 'tNamedElement; typeRef:string',
  tInformationRequirement:
    'tDMNElement; ; (requiredDecision=tDMNElementReference | requiredInput=tDMNElementReference)',
  tInvocable: 'tDRGElement #abstract; ; variable=tInformationItem?',
  tItemDefinition:
    'tNamedElement; typeLanguage:anyURI isCollection:boolean=false; (typeRef=string allowedValues=tUnaryTests? | itemComponent=tItemDefinition*)',
  tKnowledgeRequirement: 'tDMNElement; ; requiredKnowledge=tDMNElementReference',
  tOutputClause:
    'tDMNElement; name:string typeRef:string; outputValues=tUnaryTests? defaultOutputEntry=tLiteralExpression?',
  tRuleAnnotation: '; ; text=string?',
  tRuleAnnotationClause: '; name:string',
};

/** DMN 1.3. */
export const dmn13Types: Types = {
  ...dmn12Types,
  tFunctionItem: 'tDMNElement; outputTypeRef:string; parameters=tInformationItem*',
  tGroup: 'tArtifact; name:string',
  tItemDefinition:
    'tNamedElement; typeLanguage:anyURI isCollection:boolean=false; (typeRef=string allowedValues=tUnaryTests? | itemComponent=tItemDefinition* | functionItem=tFunctionItem?)',
};

/** DMN 1.4. */
export const dmn14Types: Types = {
  ...dmn13Types,
  tChildExpression: '; id:ID; expression',
  tConditional: 'tExpression; ; if=tChildExpression then=tChildExpression else=tChildExpression',
  tFilter: 'tExpression; ; in=tChildExpression match=tChildExpression',
  tFor: 'tIterator; ; return=tChildExpression',
  tIterator: 'tExpression; iteratorVariable:string; in=tTypedChildExpression',
  tQuantified: 'tIterator; ; satisfies=tChildExpression',
  tTypedChildExpression: 'tChildExpression; typeRef:string',
  tUnaryTests: 'tExpression; expressionLanguage:anyURI; text=string',
};

/** DMN 1.5. */
export const dmn15Types: Types = {
  ...dmn14Types,
  tItemDefinition:
    'tNamedElement; typeLanguage:anyURI isCollection:boolean=false; (typeRef=string allowedValues=tUnaryTests? typeConstraint=tUnaryTests? | itemComponent=tItemDefinition* | functionItem=tFunctionItem?)',
};
