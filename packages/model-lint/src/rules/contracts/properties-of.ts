import type { XmlElement } from '@stepwright/model/xml';

/** The `camunda:property` elements of an element with a name. */
export function propertiesOf(owner: XmlElement, name: string): readonly XmlElement[] {
  return owner
    .elements('extensionElements')
    .flatMap((extensions) => extensions.camundaElements('properties'))
    .flatMap((properties) => properties.camundaElements('property'))
    .filter((property) => property.attribute('name') === name);
}
