/** Resolves when the process that started this one closes our standard input, or is gone. */
export function untilInputEnds(): Promise<void> {
  process.stdin.resume();
  return new Promise((resolve) => void process.stdin.once('close', resolve));
}
