/** The engine cuts messages at this length; cutting here keeps the code in front and the cut visible. */
export const errorMessageLengthMax = 666;

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [removed]'],
  [/\b(authorization|cookie|set-cookie|x-api-key)(["']?\s*[:=]\s*)[^\n]+/gi, '$1$2[removed]'],
  [/\b(password|passwd|secret|token|api_?key)(["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi, '$1$2[removed]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[removed]'],
  [/(\w+:\/\/)[^\s/@:]+:[^\s/@]+@/g, '$1[removed]@'],
];

/** Takes what looks like a credential out of text that is shown to operators. */
export function withoutSecrets(text: string): string {
  return secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

/** The message of a failed task: the stable code first, then the reason, at most 666 characters. */
export function errorMessageText(code: string, reason: string): string {
  const text = `${code}: ${withoutSecrets(reason)}`;
  return text.length <= errorMessageLengthMax ? text : `${text.slice(0, errorMessageLengthMax - 1)}…`;
}

/** The stack of an error and of its causes, without secrets; undefined for what is not an error. */
export function errorDetailsText(error: unknown): string | undefined {
  const stacks: string[] = [];
  let current: unknown = error;
  while (current instanceof Error && stacks.length < 5) {
    stacks.push(current.stack ?? `${current.name}: ${current.message}`);
    current = current.cause;
  }
  return stacks.length === 0 ? undefined : withoutSecrets(stacks.join('\ncaused by: '));
}

/** What an unknown thrown value says, without secrets and with the first cause: the cause of a failed fetch is what matters. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  return withoutSecrets(error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message);
}
