/**
 * Makes a text of a model fit to stand in a comment: one line, nothing that ends the comment or a script of HTML, and nothing
 * that nobody sees.
 */
export function commentText(text: string): string {
  return text
    .replace(/[\s\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('*/', '*\\/')
    .replace(/<(?=\/script|!--)/gi, '< ')
    .trim();
}
