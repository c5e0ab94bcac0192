/** Tests a text against a pattern of SQL's LIKE, with `%`, `_` and the escape character `\`. Undefined never matches. */
export function likePattern(pattern: string): (text: string | undefined) => boolean {
  const source = pattern.replace(/\\([\s\S])|%|_|[.*+?^${}()|[\]\\]/g, (part: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escapeForRegExp(escaped);
    if (part === '%') return '[\\s\\S]*';
    return part === '_' ? '[\\s\\S]' : escapeForRegExp(part);
  });
  const expression = new RegExp(`^${source}$`);
  return (text) => text !== undefined && expression.test(text);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
