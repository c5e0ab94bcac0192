import type { Values, VariableMap } from '@stepwright/contract';
import fc from 'fast-check';
import type { TestEngine } from '../../engine/test-engine.ts';
import { ProcessTestError } from '../../process-test-error.ts';
import type { ProcessUnderTest } from '../../process-under-test.ts';
import { arbitraryOfMap } from '../values/arbitrary-of.ts';
import { type TellingValues, tellingValuesOf } from '../values/telling-values.ts';

/** What plays draw from. */
export interface DrawOptions {
  /** Arbitraries of your own, by variable name. @default what the contract says */
  readonly values?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** The business key of an instance, with `{run}` in it. @default one of the tenant `acme`, by the contract's grammar */
  readonly businessKey?: string;
}

/** A process that can be played: what its values are drawn from. Each arbitrary is made once. */
export class Cast {
  readonly subject: ProcessUnderTest;
  /** With `{run}` in it. */
  readonly businessKey: string;
  readonly #values: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly #telling: TellingValues;
  readonly #arbitraries = new Map<VariableMap, fc.Arbitrary<Values<VariableMap>>>();

  constructor(subject: ProcessUnderTest, options: DrawOptions = {}) {
    this.subject = subject;
    this.businessKey = options.businessKey ?? businessKeyOf(subject);
    const tenantId = this.businessKey.split(':')[0] ?? '';
    this.#values = { tenantId: fc.constant(tenantId), ...options.values };
    this.#telling = tellingValuesOf(subject.graphs);
  }

  arbitraryOf(map: VariableMap): fc.Arbitrary<Values<VariableMap>> {
    const known = this.#arbitraries.get(map) ?? arbitraryOfMap(map, { values: this.#values, telling: this.#telling });
    this.#arbitraries.set(map, known);
    return known;
  }
}

/** A process on an engine. */
export interface Stage {
  readonly cast: Cast;
  readonly engine: TestEngine;
}

const sample = 'a1b2c3d4';

/** The runs of one key differ in their ids. */
function businessKeyOf({ contract }: ProcessUnderTest): string {
  const { businessKey } = contract;
  for (const prefix of ['', 'A-', 'O-', 'Q-']) {
    const parts = { tenantId: 'acme', id: `${prefix}${sample}`, ...(businessKey.hasRevision ? { revision: 1 } : {}) };
    try {
      return businessKey.format(parts).replace(sample, '{run}');
    } catch {
      // The key's own grammar of ids wants another form.
    }
  }
  throw new ProcessTestError(
    'VALUE_NOT_DRAWABLE',
    `No business key of the type ${businessKey.type} could be made. Give one: businessKey: 'acme:${businessKey.type}:….{run}'.`,
  );
}
