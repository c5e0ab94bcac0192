/** The part of bpmn-moddle that we call: the package ships types for the elements, none for its reader. */
declare module 'bpmn-moddle' {
  interface ReadWarning {
    readonly message: string;
    readonly error?: Error;
    readonly element?: unknown;
    readonly property?: string;
    readonly value?: string;
  }

  interface ReadResult {
    readonly rootElement: unknown;
    readonly elementsById: Readonly<Record<string, unknown>>;
    readonly warnings: readonly ReadWarning[];
  }

  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<ReadResult>;
  }
}
