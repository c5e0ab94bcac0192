export { nameRestCharacters, nameStartCharacters } from './name-characters.ts';
export { NamespaceScope } from './namespace-scope.ts';
export type { Place } from './place-tracker.ts';
export { defaultXmlLimits, readXml, type XmlDocument, type XmlLimits } from './read-xml.ts';
export { camundaNamespace, extensionNamespaces, XmlElement } from './xml-element.ts';
export { XmlFault, XmlLimitFault, XmlRepetitionFault } from './xml-fault.ts';
