import { flow, modelText, processText } from './bpmn-text.ts';
import { Random } from './random.ts';

/** A model, and the same one in which each flow leads over an event of its own, so that the history tells which were taken. */
export interface RandomModel {
  readonly plain: string;
  readonly traced: string;
}

/** The event that stands in a flow of the traced model. */
export function traceOf(flowId: string): string {
  return `via-${flowId}`;
}

interface Scope {
  readonly nodes: { id: string; tag: string; attributes: string; content: string; inner: Scope | undefined }[];
  readonly flows: { id: string; from: string; to: string; condition: string | undefined; isTraced: boolean }[];
  readonly defaults: Map<string, string>;
}

/** A part of a process with one way in and one way out. */
interface Piece {
  readonly entry: string;
  readonly exit: string;
}

const variables = ['a', 'b', 'c'];

/** Makes a model of the process `p` from a seed: branches, joins that fit and such that do not, loops, subprocesses and events. */
export function randomModel(seed: number): RandomModel {
  const draft = new Draft(new Random(seed));
  const scope = draft.scope(3);
  return { plain: fileOf(scope, false), traced: fileOf(scope, true) };
}

function fileOf(scope: Scope, isTraced: boolean): string {
  return modelText(processText('p', renderScope(scope, isTraced)));
}

function renderScope({ nodes, flows, defaults }: Scope, isTraced: boolean): string {
  const filled = nodes.map(({ id, tag, attributes, content, inner }) => {
    const more = defaults.has(id) ? ` default="${defaults.get(id)}"` : '';
    return `<${tag} id="${id}"${more} ${attributes}>${content}${inner ? renderScope(inner, isTraced) : ''}</${tag}>`;
  });
  const lines = flows.map(({ id, from, to, condition, isTraced: mayTrace }) => {
    if (!isTraced || !mayTrace) return flow(from, to, condition, id);
    const via = traceOf(id);
    return `${flow(from, via, condition, id)}<intermediateThrowEvent id="${via}"/>${flow(via, to, undefined, `${id}-on`)}`;
  });
  return [...filled, ...lines].join('\n');
}

class Draft {
  readonly #random: Random;
  #count = 0;
  #scope: Scope = { nodes: [], flows: [], defaults: new Map() };

  constructor(random: Random) {
    this.#random = random;
  }

  scope(depth: number): Scope {
    const around = this.#scope;
    const own: Scope = { nodes: [], flows: [], defaults: new Map() };
    this.#scope = own;
    const start = this.#node('startEvent');
    const body = this.#sequence(depth);
    this.#connect(start, body.entry);
    this.#connect(body.exit, this.#node('endEvent'));
    this.#scope = around;
    return own;
  }

  #node(tag: string, attributes = '', content = '', inner?: Scope): string {
    this.#count += 1;
    const id = `${tag}${this.#count}`;
    this.#scope.nodes.push({ id, tag, attributes, content, inner });
    return id;
  }

  #connect(from: string, to: string, condition?: string, isTraced = true): string {
    this.#count += 1;
    const id = `f${this.#count}`;
    this.#scope.flows.push({ id, from, to, condition, isTraced });
    return id;
  }

  #sequence(depth: number): Piece {
    const pieces = Array.from({ length: 1 + this.#random.index(3) }, () => this.#piece(depth - 1));
    for (const [index, piece] of pieces.slice(1).entries()) this.#connect((pieces[index] as Piece).exit, piece.entry);
    return { entry: (pieces[0] as Piece).entry, exit: (pieces.at(-1) as Piece).exit };
  }

  #piece(depth: number): Piece {
    const kinds = [
      'task',
      'task',
      'pass',
      'many',
      'choose',
      'include',
      'fork',
      'odd',
      'loop',
      'conditional',
      'race',
      'sub',
      'boundary',
      'link',
      'twice',
    ];
    switch (depth <= 0 ? this.#random.pick(['task', 'pass', 'many']) : this.#random.pick(kinds)) {
      case 'pass':
        return this.#single('manualTask');
      case 'many':
        return this.#many();
      case 'choose':
        return this.#branches('exclusiveGateway', 'exclusiveGateway', depth, true);
      case 'include':
        return this.#branches('inclusiveGateway', 'inclusiveGateway', depth, true);
      case 'fork':
        return this.#branches(
          'parallelGateway',
          this.#random.pick(['parallelGateway', 'inclusiveGateway']),
          depth,
          false,
        );
      case 'odd':
        return this.#branches('parallelGateway', this.#random.pick(['exclusiveGateway', 'manualTask']), depth, false);
      case 'conditional':
        return this.#branches('userTask', 'inclusiveGateway', depth, true);
      case 'loop':
        return this.#loop(depth);
      case 'race':
        return this.#race();
      case 'sub':
        return this.#sub(depth);
      case 'boundary':
        return this.#boundary();
      case 'link':
        return this.#link();
      case 'twice':
        return this.#twice();
      default:
        return this.#single('userTask');
    }
  }

  #single(tag: string): Piece {
    const attributes = this.#random.chance(0.15)
      ? this.#random.pick(['camunda:asyncBefore="true"', 'camunda:asyncAfter="true"'])
      : '';
    const id = this.#node(tag, attributes);
    return { entry: id, exit: id };
  }

  #many(): Piece {
    const times = this.#random.index(3);
    const loop = `<multiInstanceLoopCharacteristics isSequential="${this.#random.chance(0.5)}"><loopCardinality>${times}</loopCardinality></multiInstanceLoopCharacteristics>`;
    const id = this.#node(this.#random.pick(['userTask', 'manualTask']), '', loop);
    return { entry: id, exit: id };
  }

  #condition(): string {
    return `${this.#random.pick(variables)} > ${this.#random.index(3)}`;
  }

  #branches(splitTag: string, mergeTag: string, depth: number, hasConditions: boolean): Piece {
    const split = this.#node(splitTag);
    const merge = this.#node(mergeTag);
    const count = 2 + this.#random.index(2);
    for (let number = 0; number < count; number += 1) {
      const isLast = number === count - 1;
      const condition = hasConditions && !isLast ? this.#condition() : undefined;
      const branch = this.#random.chance(0.2) ? undefined : this.#sequence(depth - 1);
      const first = this.#connect(split, branch?.entry ?? merge, condition);
      if (hasConditions && isLast) this.#scope.defaults.set(split, first);
      if (branch) this.#connect(branch.exit, merge);
    }
    return { entry: split, exit: merge };
  }

  /** Goes round twice. */
  #loop(depth: number): Piece {
    const counter = `n${this.#count}`;
    const begin = this.#compute(counter, '0');
    const again = this.#node('exclusiveGateway');
    const body = this.#sequence(depth - 1);
    const next = this.#compute(counter, `${counter} + 1`);
    const decide = this.#node('exclusiveGateway');
    const out = this.#node('manualTask');
    this.#connect(begin, again);
    this.#connect(again, body.entry);
    this.#connect(body.exit, next);
    this.#connect(next, decide);
    this.#connect(decide, again, `${counter} < 2`);
    this.#scope.defaults.set(decide, this.#connect(decide, out));
    return { entry: begin, exit: out };
  }

  #compute(variable: string, expression: string): string {
    const attributes = `camunda:expression="\${${expression}}" camunda:resultVariable="${variable}"`;
    return this.#node('serviceTask', attributes);
  }

  /** The events behind an event-based gateway must follow it at once. */
  #race(): Piece {
    const gateway = this.#node('eventBasedGateway');
    const message = this.#node('intermediateCatchEvent', '', '<messageEventDefinition messageRef="m"/>');
    const timer = this.#node('intermediateCatchEvent', '', timerIn('PT1M'));
    const merge = this.#node('exclusiveGateway');
    for (const event of [message, timer]) {
      this.#connect(gateway, event, undefined, false);
      this.#connect(event, merge);
    }
    return { entry: gateway, exit: merge };
  }

  #sub(depth: number): Piece {
    const id = this.#node('subProcess', '', '', this.scope(depth - 1));
    if (!this.#random.chance(0.5)) return { entry: id, exit: id };
    return this.#withTimer(id, this.#random.chance(0.5));
  }

  #boundary(): Piece {
    return this.#withTimer(this.#node('userTask'), this.#random.chance(0.5));
  }

  #withTimer(host: string, isInterrupting: boolean): Piece {
    const event = this.#node(
      'boundaryEvent',
      `attachedToRef="${host}" cancelActivity="${isInterrupting}"`,
      timerIn('PT1H'),
    );
    const merge = this.#node('exclusiveGateway');
    const late = this.#single('manualTask');
    this.#connect(event, late.entry);
    this.#connect(late.exit, merge);
    this.#connect(host, merge);
    return { entry: host, exit: merge };
  }

  #link(): Piece {
    this.#count += 1;
    const definition = `<linkEventDefinition name="l${this.#count}"/>`;
    const from = this.#node('intermediateThrowEvent', '', definition);
    const to = this.#node('intermediateCatchEvent', '', definition);
    const before = this.#single('manualTask').entry;
    const after = this.#single('userTask').entry;
    this.#connect(before, from);
    this.#connect(to, after);
    return { entry: before, exit: after };
  }

  /** Two flows from one node to the same other. */
  #twice(): Piece {
    const from = this.#node('manualTask');
    const to = this.#node('userTask');
    this.#connect(from, to);
    this.#connect(from, to);
    return { entry: from, exit: to };
  }
}

function timerIn(duration: string): string {
  return `<timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition>`;
}
