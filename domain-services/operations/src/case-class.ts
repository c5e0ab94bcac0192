/** What kind of trouble a case is; it decides what an operator is advised to do. */
export const caseClasses = [
  'BUSINESS_FALLOUT',
  'UNKNOWN_OUTCOME',
  'CONTRACT_INPUT',
  'CONTRACT_OUTPUT',
  'TECHNICAL_RETRIES_EXHAUSTED',
] as const;

export type CaseClass = (typeof caseClasses)[number];

/** What an operator is advised to do first. Both resolutions stay possible; this is where to begin. */
export const suggestedActions: Readonly<Record<CaseClass, string>> = {
  BUSINESS_FALLOUT: 'REMOVE_CAUSE_THEN_RETRY',
  UNKNOWN_OUTCOME: 'ASK_EXTERNAL_SYSTEM_THEN_RETRY',
  CONTRACT_INPUT: 'CORRECT_DATA_THEN_RETRY',
  CONTRACT_OUTPUT: 'CORRECT_WORKER_THEN_RETRY',
  TECHNICAL_RETRIES_EXHAUSTED: 'RETRY',
};

const ownClass: ReadonlySet<string> = new Set<CaseClass>(['UNKNOWN_OUTCOME', 'CONTRACT_INPUT', 'CONTRACT_OUTPUT']);

/** The code of an incident whose message starts with none. */
export const codeMissing = 'CODE_MISSING';

/** Reads the stable code that workers put in front of the message of a failed task. */
export function failureCode(message: string): string {
  return /^([A-Z][A-Z0-9_]{1,63}):/.exec(message)?.[1] ?? codeMissing;
}

/** The class of an incident by its code. */
export function incidentClass(code: string): CaseClass {
  return ownClass.has(code) ? (code as CaseClass) : 'TECHNICAL_RETRIES_EXHAUSTED';
}
