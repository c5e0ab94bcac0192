import type { Finding } from '../finding.ts';

/** The fingerprint of each finding, with a number behind it where an earlier finding has the same: some readers drop what is twice. */
export function uniqueFingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ fingerprint }) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}-${count}`;
  });
}
