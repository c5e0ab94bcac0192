/** Splits at commas outside of expressions, as Camunda does; a comma at the end starts no further entry. */
export function parseCommaSeparated(text: string | undefined): readonly string[] {
  const entries: string[] = [];
  let entry = '';
  let isInExpression = false;
  for (const character of text ?? '') {
    if (character === '{' || character === '$') isInExpression = true;
    else if (character === '}') isInExpression = false;
    if (character === ',' && !isInExpression) {
      entries.push(entry.trim());
      entry = '';
    } else {
      entry += character;
    }
  }
  if (entry !== '') entries.push(entry.trim());
  return entries;
}
