/** The longest error message that the engine keeps. */
const messageLengthMax = 666;

export function cutMessage(message: string | undefined): string | undefined {
  return message?.slice(0, messageLengthMax);
}
