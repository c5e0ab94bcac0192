import { codeCases } from './cases/code-cases.ts';
import { decisionCases } from './cases/decision-cases.ts';
import { eventCases } from './cases/event-cases.ts';
import { peopleCases } from './cases/people-cases.ts';
import { structureCases } from './cases/structure-cases.ts';
import { vendorCases } from './cases/vendor-cases.ts';
import { xmlCases } from './cases/xml-cases.ts';
import { mutate } from './mutate.ts';
import { mutationBases } from './mutation-bases.ts';

/** A model of the corpus. */
export interface CorpusModel {
  /** Never changes: the half that a model belongs to hangs on it. */
  readonly name: string;
  /** What it is deployed as. */
  readonly fileName: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const mutationsPerBase = 45;

/** Every model of the corpus, ordered by group. */
export function corpusModels(): readonly CorpusModel[] {
  const groups = {
    code: codeCases,
    people: peopleCases,
    event: eventCases,
    structure: structureCases,
    vendor: vendorCases,
  };
  const written = Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases).map(([name, text]) => modelOf(`${group}: ${name}`, 'model.bpmn', text)),
  );
  const decisions = Object.entries(decisionCases).map(([name, text]) =>
    modelOf(`decision: ${name}`, 'model.dmn', text),
  );
  const xml = Object.entries(xmlCases).map(([name, content]) => ({
    name: `xml: ${name}`,
    fileName: 'model.bpmn',
    content,
  }));
  return [...written, ...decisions, ...xml, ...mutations()];
}

/** The half of the corpus that may be looked at while rules are written, and the half that only counts. */
export function halfOf({ name }: CorpusModel): 'seen' | 'unseen' {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // The lowest bit of this hash is only a parity of the text.
  return ((hash >>> 7) & 1) === 0 ? 'seen' : 'unseen';
}

function mutations(): readonly CorpusModel[] {
  return Object.entries(mutationBases).flatMap(([base, text], baseIndex) =>
    Array.from({ length: mutationsPerBase }, (_, index) => {
      const mutation = mutate(text, baseIndex * 1000 + index);
      const fileName = base.endsWith('.dmn') ? 'model.dmn' : 'model.bpmn';
      return modelOf(`mutation ${index} of ${base}: ${mutation.what}`, fileName, mutation.text);
    }),
  );
}

function modelOf(name: string, fileName: string, text: string): CorpusModel {
  return { name, fileName, content: Buffer.from(text) };
}
