import { describe, expect, it } from 'vitest';
import { refusalText } from './refusal-text.ts';

describe('the text of a refusal', () => {
  it('is code and detail of a problem, also when its end was cut off', () => {
    const problem = JSON.stringify({
      detail: 'The order "O-1" is done.',
      errorCode: 'ORDER_FINISHED',
      more: 'x'.repeat(99),
    });
    expect(refusalText(`HTTP 409 ${problem}`)).toBe('ORDER_FINISHED: The order "O-1" is done.');
    expect(refusalText(`HTTP 409 ${problem.slice(0, 80)}`)).toBe('ORDER_FINISHED: The order "O-1" is done.');
  });

  it.each(['HTTP 404 <html>', 'no address is configured for the target order', 'HTTP 409 {"detail":"cut o', ''])(
    'is the whole reason when there is no problem in it: %j',
    (reason) => {
      expect(refusalText(reason)).toBe(reason);
    },
  );
});
