import type { ParameterMapping } from '@stepwright/model/graph';
import { expressionsIn, isConstant } from '../model/expression-names.ts';
import { sortedTexts } from '../model/sorted-texts.ts';
import { quote } from '../text/quote.ts';
import type { Evidence, EvidenceByName } from './collect-evidence.ts';
import { isEngineVariable } from './engine-variables.ts';

/** A variable of a contract, as the draft has it. */
export interface VariableDraft {
  readonly name: string;
  /** An expression with `v`. */
  readonly type: string;
  /** What a person should look at; undefined when the model proves the type. */
  readonly question: string | undefined;
}

/** Drafts a variable from how the model uses it. */
export function variableDraft(name: string, evidence: EvidenceByName): VariableDraft {
  return { name, ...typeOf(evidence.get(name) ?? []) };
}

/** Drafts the variable of an input mapping from what is mapped, and from how the model uses it. */
export function inputDraft(
  { name, texts, isScript, isCollection }: ParameterMapping,
  evidence: EvidenceByName,
): VariableDraft {
  const [text, another] = texts;
  if (text === undefined || another !== undefined || isScript || isCollection) return variableDraft(name, evidence);
  if (isConstant(text.text)) return proven(name, 'v.string()');
  const [node] = expressionsIn(text.text);
  const isWhole = /^[$#]\{[^}]*\}$/.test(text.text);
  if (!isWhole || node?.kind !== 'identifier') return variableDraft(name, evidence);
  return isEngineVariable(node.name) ? proven(name, 'v.integer()') : { ...variableDraft(node.name, evidence), name };
}

function proven(name: string, type: string): VariableDraft {
  return { name, type, question: undefined };
}

function typeOf(evidence: readonly Evidence[]): Omit<VariableDraft, 'name'> {
  const kinds = new Set(evidence.map(({ kind }) => kind));
  // A number of rounds is whole, whatever it is compared with.
  if (kinds.has('whole number')) kinds.delete('number');
  const [kind, other] = [...kinds].sort();
  if (kind === undefined) return { type: 'v.string()', question: 'the model does not say: string?' };
  if (other !== undefined)
    return { type: 'v.string()', question: `the model uses it as ${[...kinds].sort().join(' and ')}: which is it?` };
  switch (kind) {
    case 'boolean':
      return { type: 'v.boolean()', question: undefined };
    case 'number':
      return { type: 'v.double()', question: undefined };
    case 'whole number':
      return { type: 'v.integer()', question: undefined };
    case 'text':
      return textType(evidence.filter((one) => one.kind === 'text'));
  }
}

function textType(evidence: readonly Extract<Evidence, { kind: 'text' }>[]): Omit<VariableDraft, 'name'> {
  const texts = sortedTexts(evidence.map(({ text }) => text)).map(quote);
  const isEnum = texts.length > 1 && evidence.every(({ isClosed }) => isClosed);
  if (isEnum) return { type: `v.enum([${texts.join(', ')}])`, question: undefined };
  return { type: 'v.string()', question: `the model asks for ${texts.join(', ')}: an enum?` };
}
