import { Schema } from '../compile/schema/schema.ts';
import { dmn12DiagramTypes, dmn13DiagramTypes, dmn15DiagramTypes } from './dmn-diagram-types.ts';
import { dmn11Types, dmn12Types, dmn13Types, dmn14Types, dmn15Types } from './dmn-types.ts';

const substitutes11 = {
  DMNElement: 'namedElement artifact',
  namedElement: 'definitions elementCollection drgElement itemDefinition informationItem decisionService',
  drgElement: 'decision businessKnowledgeModel inputData knowledgeSource',
  businessContextElement: 'performanceIndicator organizationUnit',
  expression: 'literalExpression invocation decisionTable context functionDefinition relation list',
  artifact: 'textAnnotation association',
};

const substitutes12 = {
  ...substitutes11,
  DMNElement:
    'namedElement artifact informationRequirement knowledgeRequirement authorityRequirement functionItem contextEntry',
  namedElement: 'definitions import elementCollection drgElement itemDefinition informationItem',
  drgElement: 'decision invocable inputData knowledgeSource',
  invocable: 'businessKnowledgeModel decisionService',
  'dmndi:DMNDiagramElement': 'dmndi:DMNShape dmndi:DMNEdge',
  'di:Style': 'dmndi:DMNStyle',
};

const substitutes13 = { ...substitutes12, artifact: 'group textAnnotation association' };

const substitutes14 = { ...substitutes13, expression: `${substitutes13.expression} for every some conditional filter` };

const heads = 'DMNElement businessContextElement expression';
const diagramElements =
  'dmndi:DMNDI dmndi:DMNDiagram dmndi:DMNDiagramElement dmndi:DMNLabel dmndi:DMNDecisionServiceDividerLine di:Style dc:Color dc:Point dc:Bounds dc:Dimension';

const typeNames = { every: 'tQuantified', some: 'tQuantified', 'dmndi:DMNDiagramElement': 'di:DiagramElement' };

function withDiagrams(
  namespace: string,
  diagramNamespace: string,
  tables: {
    readonly types: Readonly<Record<string, string>>;
    readonly substitutes: Readonly<Record<string, string>>;
  },
): readonly [string, Schema] {
  const prefixes = {
    [namespace]: '',
    [diagramNamespace]: 'dmndi:',
    'http://www.omg.org/spec/DMN/20180521/DI/': 'di:',
    'http://www.omg.org/spec/DMN/20180521/DC/': 'dc:',
  };
  return [namespace, new Schema({ ...tables, prefixes, others: `${heads} ${diagramElements}`, typeNames })];
}

function withoutDiagrams(namespace: string): readonly [string, Schema] {
  const tables = { types: dmn11Types, substitutes: substitutes11, others: `${heads} import`, typeNames: {} };
  return [namespace, new Schema({ ...tables, prefixes: { [namespace]: '' } })];
}

/** The schemas of DMN 1.1 to 1.5 by their namespaces. */
export const dmnSchemas: ReadonlyMap<string, Schema> = new Map([
  withoutDiagrams('http://www.omg.org/spec/DMN/20151101/dmn.xsd'),
  withoutDiagrams('http://www.omg.org/spec/DMN/20151101/dmn11.xsd'),
  withDiagrams('http://www.omg.org/spec/DMN/20180521/MODEL/', 'http://www.omg.org/spec/DMN/20180521/DMNDI/', {
    types: { ...dmn12Types, ...dmn12DiagramTypes },
    substitutes: substitutes12,
  }),
  withDiagrams('https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20191111/DMNDI/', {
    types: { ...dmn13Types, ...dmn13DiagramTypes },
    substitutes: substitutes13,
  }),
  withDiagrams('https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20191111/DMNDI/', {
    types: { ...dmn14Types, ...dmn13DiagramTypes },
    substitutes: substitutes14,
  }),
  withDiagrams('https://www.omg.org/spec/DMN/20230324/MODEL/', 'https://www.omg.org/spec/DMN/20230324/DMNDI/', {
    types: { ...dmn15Types, ...dmn15DiagramTypes },
    substitutes: substitutes14,
  }),
]);
