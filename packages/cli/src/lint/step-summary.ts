import { appendFileSync } from 'node:fs';

/** GitHub drops a summary of more than 1 MiB whole. */
const bytesMax = 1_000_000;
const cutNote = '\n\nThe summary is cut here: there are more findings than GitHub shows.';

/** Appends a text to the summary page of a step of GitHub Actions; what is too long for it is cut between two lines. */
export function appendStepSummary(file: string, markdown: string): void {
  appendFileSync(file, `${cut(markdown)}\n`);
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= bytesMax) return text;
  const whole = bytes.subarray(0, bytesMax).toString();
  return `${whole.slice(0, whole.lastIndexOf('\n'))}${cutNote}`;
}
