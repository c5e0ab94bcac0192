import { nameRestCharacters, nameStartCharacters, type XmlElement } from '@stepwright/model/xml';

const enumerations: Readonly<Record<string, readonly string[]>> = {
  tAdHocOrdering: ['Parallel', 'Sequential'],
  tAssociationDirection: ['None', 'One', 'Both'],
  tChoreographyLoopType: ['None', 'Standard', 'MultiInstanceSequential', 'MultiInstanceParallel'],
  tEventBasedGatewayType: ['Exclusive', 'Parallel'],
  tGatewayDirection: ['Unspecified', 'Converging', 'Diverging', 'Mixed'],
  tItemKind: ['Information', 'Physical'],
  tMultiInstanceFlowCondition: ['None', 'One', 'All', 'Complex'],
  tFunctionKind: ['FEEL', 'Java', 'PMML'],
  tHitPolicy: ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'],
  tBuiltinAggregator: ['SUM', 'COUNT', 'MIN', 'MAX'],
  tDecisionTableOrientation: ['Rule-as-Row', 'Rule-as-Column', 'CrossTable'],
  'dc:AlignmentKind': ['start', 'end', 'center'],
  tProcessType: ['None', 'Public', 'Private'],
  tRelationshipDirection: ['None', 'Forward', 'Backward', 'Both'],
  'bpmndi:ParticipantBandKind': [
    'top_initiating',
    'middle_initiating',
    'bottom_initiating',
    'top_non_initiating',
    'middle_non_initiating',
    'bottom_non_initiating',
  ],
  'bpmndi:MessageVisibleKind': ['initiating', 'non_initiating'],
};

const name = `[${nameStartCharacters}][${nameStartCharacters}${nameRestCharacters}]*`;
const ncName = new RegExp(`^${name}$`, 'u');
const qName = new RegExp(`^(?:${name}:)?${name}$`, 'u');

const patterns: Readonly<Record<string, RegExp>> = {
  boolean: /^(?:true|false|0|1)$/,
  integer: /^[+-]?\d+$/,
  'dc:rgb': /^[+-]?0*(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/,
  int: /^[+-]?\d{1,10}$/,
  double: /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/,
  ID: ncName,
  IDREF: ncName,
  QName: qName,
};

/** Blanks do not count in most types; what is left is what the engine sees. */
export function normalizeValue(type: string, value: string): string {
  if (type === 'string' || type in enumerations) return value;
  return /^\s|\s$|\s\s/.test(value) ? value.trim().replaceAll(/\s+/g, ' ') : value;
}

/** Says why a normalized value is not of a simple type; undefined when it is. */
export function faultOfValue(type: string, value: string, element: XmlElement): string | undefined {
  const allowed = enumerations[type];
  if (allowed && !allowed.includes(value)) {
    return `cvc-enumeration-valid: Value '${value}' is not facet-valid with respect to enumeration '[${allowed.join(', ')}]'. It must be a value from the enumeration.`;
  }
  const pattern = patterns[type];
  if (pattern && !pattern.test(value)) {
    const shown = type === 'ID' || type === 'IDREF' ? 'NCName' : type;
    return `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for '${shown}'.`;
  }
  return type === 'QName' ? faultOfPrefix(value, element) : undefined;
}

/** Says that the prefix of a qualified name is not declared. */
export function faultOfPrefix(value: string, element: XmlElement): string | undefined {
  const colon = value.indexOf(':');
  if (colon === -1 || element.namespaces.get(value.slice(0, colon)) !== undefined) return undefined;
  const prefix = value.slice(0, colon);
  return `UndeclaredPrefix: Cannot resolve '${value}' as a QName: the prefix '${prefix}' is not declared.`;
}

/** The name of a type as messages show it. */
export function shownTypeName(type: string): string {
  return type.slice(type.indexOf(':') + 1);
}
