import { FeelFailure } from '../feel-error.ts';
import { booleanValue, nullValue } from '../feel-value.ts';
import { type Builtins, builtin } from './builtin.ts';

export const booleanFunctions: Builtins = {
  not: [builtin(['negand'], ([value]) => (value?.kind === 'boolean' ? booleanValue(!value.value) : nullValue))],
  'is defined': [builtin(['value'], ([value]) => booleanValue(value?.kind !== 'null'))],
  'get or else': [builtin(['value', 'default'], ([value, other]) => (value?.kind === 'null' ? other : value))],
  assert: [
    builtin(['value', 'condition'], ([value, condition]) => {
      if (condition?.kind === 'boolean' && condition.value) return value;
      throw new FeelFailure('assertion failure: the condition is not fulfilled');
    }),
    builtin(['value', 'condition', 'cause'], ([value, condition, cause]) => {
      if (condition?.kind === 'boolean' && condition.value) return value;
      throw new FeelFailure(`assertion failure: ${cause?.kind === 'string' ? cause.value : 'illegal arguments'}`);
    }),
  ],
};
