import { describe, expect, it } from 'vitest';
import { failureCode, incidentClass } from './case-class.ts';

describe('the class of an incident', () => {
  it.each([
    ['UNKNOWN_OUTCOME: no answer for 10 s', 'UNKNOWN_OUTCOME', 'UNKNOWN_OUTCOME'],
    ['CONTRACT_INPUT: orderId is missing', 'CONTRACT_INPUT', 'CONTRACT_INPUT'],
    ['CONTRACT_OUTPUT: lineCount is text', 'CONTRACT_OUTPUT', 'CONTRACT_OUTPUT'],
    ['RETRY: inventory says 503', 'RETRY', 'TECHNICAL_RETRIES_EXHAUSTED'],
    ['BUSINESS_FALLOUT: a worker cannot claim this class', 'BUSINESS_FALLOUT', 'TECHNICAL_RETRIES_EXHAUSTED'],
    ['java.lang.NullPointerException', 'CODE_MISSING', 'TECHNICAL_RETRIES_EXHAUSTED'],
    ['', 'CODE_MISSING', 'TECHNICAL_RETRIES_EXHAUSTED'],
  ])('of "%s" is by its code %s: %s', (message, code, expected) => {
    expect(failureCode(message)).toBe(code);
    expect(incidentClass(code)).toBe(expected);
  });
});
