declare module 'saxen' {
  export interface SaxContext {
    readonly line: number;
    readonly column: number;
  }

  export class Parser {
    on(
      event: 'openTag',
      listen: (
        name: string,
        attributes: () => Record<string, string>,
        decode: (text: string) => string,
        selfClosing: boolean,
        context: () => SaxContext,
      ) => void,
    ): this;
    on(
      event: 'closeTag',
      listen: (name: string, decode: (text: string) => string, selfClosing: boolean, context: () => SaxContext) => void,
    ): this;
    on(
      event: 'text',
      listen: (text: string, decode: (text: string) => string, context: () => SaxContext) => void,
    ): this;
    on(event: 'cdata', listen: (text: string, context: () => SaxContext) => void): this;
    on(event: 'error' | 'warn', listen: (error: Error, context: () => SaxContext) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
