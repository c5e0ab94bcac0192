import type { ModelPlace } from '../codegen-error.ts';
import { CodegenError } from '../codegen-error.ts';
import { identifierOf } from '../text/identifier.ts';
import type { ContractFacts } from './contract-facts.ts';

/** Files of a draft that are no topic's. */
const taken = new Set(['process', 'errors', 'business-key']);

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const capitals = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const camelCase = /^[a-z][A-Za-z0-9]*$/;

/**
 * Refuses a model whose names no contract may have, or would be one name in TypeScript.
 *
 * @throws {CodegenError} NAME_UNFIT with every such name, or NAMES_COLLIDE.
 */
export function refuseUnfit(facts: ContractFacts): void {
  const { process, tasks, errors } = facts;
  const { fileName } = process.file;
  const lines = unfitNames(facts).map(({ what, place }) => new CodegenError('NAME_UNFIT', fileName, place, what));
  const [first] = lines;
  if (first) {
    const others = lines.slice(1).map(({ message }) => `\n${message}`);
    throw new CodegenError(
      'NAME_UNFIT',
      fileName,
      first.place,
      first.message.slice(prefixOf(first).length) + others.join(''),
    );
  }
  refuseSame(
    fileName,
    tasks.map(({ topic, nodes }) => [topic, nodes[0]?.element.start] as const),
  );
  refuseSame(
    fileName,
    errors.map(({ code, catcher }) => [code.toLowerCase(), catcher.element.start] as const),
  );
  const covering = tasks.find(({ topic }) => taken.has(topic));
  if (!covering) return;
  const reason = `the topic "${covering.topic}" would have the file ${covering.topic}.ts, which the draft needs: rename it`;
  throw new CodegenError('NAMES_COLLIDE', fileName, covering.nodes[0]?.element.start, reason);
}

function prefixOf({ fileName, place }: CodegenError): string {
  return `${fileName}${place ? `:${place.line}:${place.column}` : ''}: `;
}

interface Unfit {
  readonly what: string;
  readonly place: ModelPlace | undefined;
}

function unfitNames({ process, tasks, errors }: ContractFacts): readonly Unfit[] {
  const check = (form: RegExp, formName: string, kind: string, name: string, place: ModelPlace | undefined): Unfit[] =>
    form.test(name) ? [] : [{ what: `${kind} "${name}" is not in ${formName}, as contracts ask: rename it`, place }];
  return [
    ...check(kebabCase, 'kebab-case', 'the process', process.id, process.element.start),
    ...tasks.flatMap(({ topic, nodes, inputs, outputs }) => {
      const place = nodes[0]?.element.start;
      return [
        ...check(kebabCase, 'kebab-case', 'the topic', topic, place),
        ...[...inputs, ...outputs].flatMap(({ name }) => check(camelCase, 'camelCase', 'the variable', name, place)),
      ];
    }),
    ...errors.flatMap(({ code, catcher }) =>
      check(capitals, 'CAPITALS_WITH_UNDERSCORES', 'the error', code, catcher.element.start),
    ),
  ];
}

function refuseSame(fileName: string, names: readonly (readonly [string, ModelPlace | undefined])[]): void {
  const known = new Map<string, string>();
  for (const [name, place] of names) {
    const identifier = identifierOf(name, 'name');
    const other = known.get(identifier);
    if (other !== undefined) {
      const reason = `"${other}" and "${name}" would both be ${identifier} in TypeScript: rename one of them`;
      throw new CodegenError('NAMES_COLLIDE', fileName, place, reason);
    }
    known.set(identifier, name);
  }
}
