import type { ModelSource } from '../../src/read-model.ts';

const namespaces =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:made"';

/** A BPMN file around root elements. */
export function sourceOf(content: string, fileName = 'models/made.bpmn'): ModelSource {
  return { fileName, content: Buffer.from(`<definitions ${namespaces}>\n${content}\n</definitions>`) };
}

/** A text as it stands in an attribute. */
export function attributeText(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
