import {
  defaultInputVariable,
  type Expression,
  FeelLimit,
  FeelSyntaxError,
  FeelUnsupported,
  isFeel,
  parseExpression,
  parseUnaryTests,
} from '@stepwright/decision/syntax';
import type { XmlElement } from '@stepwright/model/xml';
import type { Project, ProjectDecision } from '../../project/project.ts';
import type { DecisionLogic, FeelText, TableInput, TableLogic, TableOutput, TableRule } from './decision-logic.ts';

// Owns what was read of each decision, as several rules look at the same large tables. A decision never changes, and is forgotten with its project.
const known = new WeakMap<ProjectDecision, DecisionLogic | undefined>();

const dmnExtension = 'http://camunda.org/schema/1.0/dmn';

type Parse = (text: string) => Expression;
type Parsed = Pick<FeelText, 'syntax' | 'fault'>;

/** The logic of a decision; undefined when it has none, when a `deploy/` rule finds it broken, or when any of it is not FEEL. */
export function readLogic(decision: ProjectDecision): DecisionLogic | undefined {
  if (!known.has(decision)) known.set(decision, new Reader(decision).read());
  return known.get(decision);
}

/** The decision tables of a project that can be looked at. */
export function tablesOf(project: Project): readonly TableLogic[] {
  return [...project.decisions.values()].flatMap((decision) => {
    const logic = readLogic(decision);
    return logic?.kind === 'table' ? [logic] : [];
  });
}

class Reader {
  readonly #decision: ProjectDecision;
  /** Cells repeat themselves: a text is parsed once. */
  readonly #expressions = new Map<string, Parsed>();
  readonly #tests = new Map<string, Parsed>();

  constructor(decision: ProjectDecision) {
    this.#decision = decision;
  }

  read(): DecisionLogic | undefined {
    const { element } = this.#decision;
    if (!isInFeel(element, element.parent?.attribute('expressionLanguage'))) return undefined;
    const [table] = element.elements('decisionTable');
    if (table) return this.#table(table);
    const [literal] = element.elements('literalExpression');
    if (!literal) return undefined;
    const variableName = element.elements('variable')[0]?.attribute('name');
    return { kind: 'literal', decision: this.#decision, expression: this.#feel(literal), variableName };
  }

  #table(element: XmlElement): TableLogic | undefined {
    const inputs = element.elements('input').map((input) => this.#input(input));
    const outputs = element.elements('output').map(readOutput);
    const rules = element.elements('rule').map((rule, at) => this.#rule(rule, at + 1));
    const isComplete = rules.every(
      (rule) => rule.tests.length === inputs.length && rule.outputs.length === outputs.length,
    );
    if (!isComplete || outputs.length === 0) return undefined;
    return {
      kind: 'table',
      decision: this.#decision,
      element,
      hitPolicy: element.attribute('hitPolicy') ?? 'UNIQUE',
      aggregator: element.attribute('aggregation'),
      inputs,
      outputs,
      rules,
    };
  }

  #input(element: XmlElement): TableInput {
    const [expression] = element.elements('inputExpression');
    const feel = this.#feel(expression ?? element);
    const allowed = element.elements('inputValues')[0]?.elements('text')[0]?.text.trim();
    return {
      ...feel,
      title: element.attribute('label') || feel.text || 'input',
      typeRef: expression?.attribute('typeRef')?.toLowerCase(),
      inputVariable: element.attribute(`${dmnExtension}:inputVariable`) ?? defaultInputVariable,
      allowed: allowed ? this.#parse(allowed, this.#tests, parseUnaryTests).syntax : undefined,
    };
  }

  #rule(element: XmlElement, order: number): TableRule {
    return {
      element,
      order,
      tests: element.elements('inputEntry').map((entry) => this.#feel(entry, this.#tests, parseUnaryTests)),
      outputs: element.elements('outputEntry').map((entry) => this.#feel(entry)),
    };
  }

  #feel(element: XmlElement, cache = this.#expressions, parse: Parse = parseExpression): FeelText {
    const text = element.elements('text')[0]?.text.trim() || undefined;
    if (text === undefined) return { element, text, syntax: undefined, fault: undefined };
    return { element, text, ...this.#parse(text, cache, parse) };
  }

  #parse(text: string, cache: Map<string, Parsed>, parse: Parse): Parsed {
    const parsed = cache.get(text) ?? attempt(text, parse);
    cache.set(text, parsed);
    return parsed;
  }
}

function attempt(text: string, parse: Parse): Parsed {
  try {
    return { syntax: parse(text), fault: undefined };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { syntax: undefined, fault: error.message };
    if (error instanceof FeelUnsupported || error instanceof FeelLimit) return { syntax: undefined, fault: undefined };
    throw error;
  }
}

function readOutput(element: XmlElement): TableOutput {
  const name = element.attribute('name');
  const title = element.attribute('label') || name || 'output';
  return { element, title, name, typeRef: element.attribute('typeRef')?.toLowerCase() };
}

/** Whether everything in an element is FEEL, given the language around it. */
function isInFeel(element: XmlElement, language: string | undefined): boolean {
  const waiting = [element];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (!isFeel(at.attribute('expressionLanguage') ?? language)) return false;
    waiting.push(...at.children);
  }
  return true;
}
