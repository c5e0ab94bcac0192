// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleContract } from '../../test/helpers/example-contract.ts';
import { wholeText } from '../../test/helpers/rule-example.ts';
import { createProject } from '../project/create-project.ts';
import { availabilityOf } from './availability.ts';

/** A part of a random process. Variables are x0 to x3, choices are taken by the start variables c0 to c9. */
type Block =
  | { readonly kind: 'write' | 'read'; readonly name: number }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly Block[] }
  | { readonly kind: 'choice'; readonly parts: readonly [Block, Block]; readonly by: number }
  | { readonly kind: 'subprocess'; readonly part: Block };

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constantFrom('write' as const, 'read' as const), name: fc.nat(3) }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'sequence' as const, 'parallel' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('choice' as const), parts: fc.tuple(tie('block'), tie('block')), by: fc.nat(9) }),
    fc.record({ kind: fc.constant('subprocess' as const), part: tie('block') }),
  ),
}));

/** Writes a block between two nodes as BPMN. */
class Writer {
  readonly lines: string[] = [];
  #count = 0;

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}-${this.#count}`;
  }

  flow(from: string, to: string, condition?: string): void {
    const inner =
      condition === undefined
        ? ''
        : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
    this.lines.push(
      `<sequenceFlow id="${this.id('flow')}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`,
    );
  }

  /** Gives the first and the last node. */
  write(part: Block): readonly [string, string] {
    if ('name' in part) {
      const id = this.id(`${part.kind}-x${part.name}`);
      const work =
        part.kind === 'write'
          ? `camunda:expression="\${1}" camunda:resultVariable="x${part.name}"`
          : `camunda:expression="\${x${part.name}}"`;
      this.lines.push(`<serviceTask id="${id}" ${work} />`);
      return [id, id];
    }
    if (part.kind === 'sequence') {
      const ends = part.parts.map((one) => this.write(one));
      for (const [at, [first]] of ends.entries()) if (at > 0) this.flow(ends[at - 1]?.[1] ?? '', first);
      return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
    }
    if (part.kind === 'subprocess') return this.#subprocess(part.part);
    const gateway = part.kind === 'parallel' ? 'parallelGateway' : 'exclusiveGateway';
    const [split, join] = [this.id('split'), this.id('join')];
    this.lines.push(`<${gateway} id="${split}" />`, `<${gateway} id="${join}" />`);
    for (const [at, one] of part.parts.entries()) {
      const [first, last] = this.write(one);
      this.flow(split, first, part.kind === 'choice' ? `\${${at === 0 ? '' : '!'}c${part.by}}` : undefined);
      this.flow(last, join);
    }
    return [split, join];
  }

  #subprocess(part: Block): readonly [string, string] {
    const [id, start] = [this.id('sub'), this.id('start')];
    const outside = this.lines.splice(0);
    const [first, last] = this.write(part);
    const end = this.id('end');
    this.flow(start, first);
    this.flow(last, end);
    const inside = this.lines.splice(0).join('\n');
    this.lines.push(
      ...outside,
      `<subProcess id="${id}"><startEvent id="${start}" />${inside}<endEvent id="${end}" /></subProcess>`,
    );
    return [id, id];
  }
}

function processOf(part: Block): string {
  const writer = new Writer();
  const [first, last] = writer.write(part);
  writer.flow('start', first);
  writer.flow(last, 'end');
  return wholeText({ process: `<startEvent id="start" /><endEvent id="end" />${writer.lines.join('\n')}` });
}

let engine: LocalEngine;
beforeAll(async () => {
  engine = await createLocalEngine({ jobExecutor: false });
});
afterAll(() => engine?.stop());

const choices = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`c${at}`, v.boolean()]));

/** The node that fails for a missing variable, when it is run with these choices. */
async function failureOf(text: string, taken: number): Promise<string | undefined> {
  await engine.client.deployments.create({ name: 'random', files: [{ name: 'order.bpmn', content: text }] });
  const variables = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`c${at}`, { type: 'Boolean', value: ((taken >> at) & 1) === 1 }]),
  );
  try {
    await engine.client.processInstances.start({ processDefinitionKey: 'order', variables });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    expect(message).toContain('Cannot resolve identifier');
    return /x[0-3]/.exec(message)?.[0];
  }
}

test('what is called sure never fails on an engine, whatever way a random process takes', async () => {
  let failures = 0;
  await fc.assert(
    fc.asyncProperty(block, fc.nat(1023), async (part, taken) => {
      const text = processOf(part);
      const project = createProject({
        files: [{ fileName: 'order.bpmn', content: Buffer.from(text) }],
        contracts: [exampleContract({ start: choices })],
      });
      const [process] = project.processes;
      if (!process) throw new Error('no process');
      const availability = availabilityOf(project, process);
      const missing = await failureOf(text, taken);
      if (missing === undefined) return;
      failures += 1;
      const unsure = process.allNodes
        .filter(({ id }) => id.startsWith(`read-${missing}-`))
        .filter((node) => !availability.isSureBefore(node, missing));
      expect(unsure.map(({ id }) => id)).not.toEqual([]);
      for (const node of unsure) expect(availability.wayWithout(node, missing).at(-1)).toBe(node);
    }),
    { numRuns: 300 },
  );
  expect(failures).toBeGreaterThan(30);
});

test('a variable that every branch of a choice sets is sure behind it, one that a branch leaves out is not', () => {
  const choice: Block = {
    kind: 'choice',
    by: 0,
    parts: [
      { kind: 'write', name: 0 },
      {
        kind: 'sequence',
        parts: [
          { kind: 'write', name: 0 },
          { kind: 'write', name: 1 },
        ],
      },
    ],
  };
  const text = processOf({ kind: 'sequence', parts: [choice, { kind: 'read', name: 0 }, { kind: 'read', name: 1 }] });
  const project = createProject({
    files: [{ fileName: 'order.bpmn', content: Buffer.from(text) }],
    contracts: [exampleContract({ start: choices })],
  });
  const process = project.processes[0];
  const node = process?.allNodes.find(({ id }) => id.startsWith('read-x1'));
  if (!process || !node) throw new Error('no node');
  const { isSureBefore, wayWithout } = availabilityOf(project, process);
  expect([isSureBefore(node, 'x0'), isSureBefore(node, 'x1')]).toEqual([true, false]);
  expect(wayWithout(node, 'x1').map(({ kind }) => kind)).toEqual([
    'startEvent',
    'exclusiveGateway',
    'serviceTask',
    'exclusiveGateway',
    'serviceTask',
    'serviceTask',
  ]);
});
