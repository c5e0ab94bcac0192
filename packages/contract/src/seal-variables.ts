import type { TenantId } from './business-key.ts';
import type { ContractIssue } from './contract-error.ts';
import { type PayloadCodec, PayloadCodecError } from './payload-codec.ts';
import { formatSealedText, isKeyId } from './sealed-text.ts';
import { UnsealedValue } from './unsealed-value.ts';
import { stringLengthMax, type WireValue } from './variable.ts';
import { type VariableMap, VariablesError } from './variables.ts';

/** What variables are sealed and opened with. */
export interface SealingOptions {
  readonly codec: PayloadCodec;
  /** Whose data it is: the tenant of the business key. What is sealed for one tenant does not open for another. */
  readonly tenantId: TenantId;
}

/**
 * Seals the sealed variables of what `encodeVariables` has written, and leaves the others alone. Call it between `encodeVariables` and the engine.
 *
 * @throws {VariablesError} `CONTRACT_OUTPUT`, for a sealed text longer than the engine takes, or a value that `encodeVariables` has not written.
 * @throws {PayloadCodecError} when the codec fails. Nothing was sent; it may be tried again.
 *
 * @example
 * const wire = encodeVariables('order start', process.start, { tenantId: 'acme', card: '4000 0000 0000 0002' });
 * const variables = await sealVariables('order start', process.start, wire, { codec, tenantId: 'acme' });
 * await engine.processInstances.start({ processDefinitionKey: process.key, businessKey, variables });
 */
export async function sealVariables(
  subject: string,
  map: VariableMap,
  wire: Readonly<Record<string, WireValue>>,
  options: SealingOptions,
): Promise<Record<string, WireValue>> {
  const sealed: Record<string, WireValue> = { ...wire };
  const issues: ContractIssue[] = [];
  const sealOne = async (name: string, { value }: WireValue): Promise<void> => {
    if (value === null || value === undefined) return;
    if (!(value instanceof UnsealedValue)) {
      issues.push({ path: name, message: 'is sealed and was not written by encodeVariables' });
      return;
    }
    const text = await sealText(subject, { name, plain: plainOf(value.reveal()) }, options);
    sealed[name] = { type: 'String', value: text };
    if (text.length <= stringLengthMax) return;
    const message = `is ${text.length} characters long when sealed, the engine takes ${stringLengthMax} at most`;
    issues.push({ path: name, message });
  };
  await Promise.all(
    Object.entries(wire).map(async ([name, value]) => {
      if (Object.hasOwn(map, name) && map[name]?.isSealed) await sealOne(name, value);
    }),
  );
  if (issues.length > 0) throw new VariablesError('output', subject, issues);
  return sealed;
}

async function sealText(
  subject: string,
  { name, plain }: { readonly name: string; readonly plain: Uint8Array },
  { codec, tenantId }: SealingOptions,
): Promise<string> {
  try {
    const { keyId, sealed } = await codec.seal(plain, { tenantId, variable: name });
    // Its answer is not quoted: a codec that mixes its answers up may have put the content there.
    if (!isKeyId(keyId)) throw new TypeError('Its key id is not 1 to 32 letters, digits, _ and -.');
    if (!(sealed instanceof Uint8Array) || sealed.length === 0) throw new TypeError('What it sealed is no bytes.');
    return formatSealedText({ keyId, sealed });
  } catch (cause) {
    throw new PayloadCodecError(`${subject}: the payload codec could not seal the variable ${name}.`, { cause });
  }
}

const blockLength = 32;

/** The wire value as JSON, a Long as text. Spaces fill the last block, so that the length does not tell true from false. */
function plainOf({ type, value, valueInfo }: WireValue): Uint8Array {
  const exact = typeof value === 'bigint' ? value.toString() : value;
  const bytes = new TextEncoder().encode(JSON.stringify({ type, value: exact, valueInfo }));
  const padded = new Uint8Array(Math.ceil(bytes.length / blockLength) * blockLength).fill(0x20);
  padded.set(bytes);
  return padded;
}
