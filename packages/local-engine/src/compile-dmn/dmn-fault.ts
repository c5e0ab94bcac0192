import type { XmlElement } from '@stepwright/model/xml';

/** Why Camunda's DMN engine cannot take a file. Camunda gives up at the first one and writes it only into its log. */
export class DmnFault extends Error {
  override readonly name: string = 'DmnFault';
  readonly element: XmlElement;

  constructor(message: string, element: XmlElement) {
    super(message);
    this.element = element;
  }
}
