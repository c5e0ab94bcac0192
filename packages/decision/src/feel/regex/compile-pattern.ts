import type { Pattern, Step } from './match-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import type { PatternNode } from './pattern-tree.ts';

export { PatternError } from './pattern-error.ts';

/**
 * Compiles a regular expression of Java. The flags are those of the XPath functions: s, m, i, x; others are ignored.
 * @throws PatternError when Java refuses the pattern, FeelUnsupported for what is not built here
 */
export function compilePattern(source: string, flags: string): Pattern {
  const parsed = parsePattern(source, {
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
    ignoreCase: flags.includes('i'),
    comments: flags.includes('x'),
  });
  let counters = 0;
  const accept: Step = { kind: 'accept' };

  const build = (node: PatternNode, next: Step): Step => {
    switch (node.kind) {
      case 'empty':
        return next;
      case 'character':
        return { kind: 'character', accepts: node.accepts, next };
      case 'assertion':
        return { kind: 'assertion', holds: node.holds, next };
      case 'backreference':
        return { kind: 'backreference', group: node.group, ignoreCase: flags.includes('i'), next };
      case 'sequence':
        return node.items.reduceRight((after, item) => build(item, after), next);
      case 'choice':
        return { kind: 'split', branches: node.items.map((item) => build(item, next)) };
      case 'capture': {
        const close: Step = { kind: 'save', slot: node.group * 2 + 1, next };
        return { kind: 'save', slot: node.group * 2, next: build(node.inside, close) };
      }
      case 'look':
        return { kind: 'look', inside: build(node.inside, accept), negative: node.negative, next };
      case 'atomic':
        return { kind: 'atomic', inside: build(node.inside, accept), next };
      case 'repeat': {
        const { least, most, lazy } = node;
        const loop: Extract<Step, { kind: 'repeat' }> = {
          kind: 'repeat',
          body: next,
          counter: counters,
          least,
          most,
          lazy,
          next,
        };
        counters += 1;
        loop.body = build(node.inside, loop);
        return loop;
      }
    }
  };
  return { start: build(parsed.node, accept), groupCount: parsed.groupCount, groupNames: parsed.groupNames };
}
