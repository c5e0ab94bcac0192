import { type BoundHandler, defineHandler, type TaskContext } from '../../src/index.ts';
import { countLines } from '../helpers/contracts.ts';

type Input = Readonly<Record<string, unknown>>;

/** A handler of the task without effect, and what it was called with so far. */
export interface CountingHandler {
  readonly handler: BoundHandler;
  /** The input of each run that has begun. */
  readonly inputs: readonly Input[];
}

/** Makes a handler for the topic count-lines; without an answer of its own it completes. */
export function countingHandler(
  execute: (context: TaskContext<typeof countLines>, input: Input) => unknown = (context) =>
    context.complete({ lineCount: 2 }),
  contract: typeof countLines = countLines,
): CountingHandler {
  const inputs: Input[] = [];
  const handler = defineHandler(contract, {
    async execute(input, context) {
      inputs.push(input);
      return (await execute(context, input)) as never;
    },
  });
  return { handler, inputs };
}
