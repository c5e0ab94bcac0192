import type { ContractIssue } from './contract-error.ts';
import { PayloadCodecError, SealBrokenError } from './payload-codec.ts';
import type { SealingOptions } from './seal-variables.ts';
import { isSealedText, parseSealedText } from './sealed-text.ts';
import { UnsealedValue } from './unsealed-value.ts';
import type { WireValue } from './variable.ts';
import { type VariableMap, VariablesError } from './variables.ts';

/**
 * Opens the sealed variables of what the engine sent, and leaves the others alone. Only `decodeVariables` of the same map reads what comes out.
 *
 * @throws {VariablesError} `CONTRACT_INPUT`, for each sealed variable that arrives in plain text, was changed, belongs to another tenant or was
 * sealed with an unknown key. The message never holds the content.
 * @throws {PayloadCodecError} when the codec fails. It says nothing about the variables; it may be tried again.
 */
export async function openVariables(
  subject: string,
  map: VariableMap,
  wire: Readonly<Record<string, WireValue>>,
  options: SealingOptions,
): Promise<Record<string, WireValue>> {
  // What came over the wire may have any shape, whatever its type says: what is no variable is left for decodeVariables to name.
  const opened: Record<string, WireValue> = typeof wire === 'object' ? { ...wire } : {};
  const issues: ContractIssue[] = [];
  const openOne = async (name: string): Promise<void> => {
    const value: unknown = opened[name]?.value;
    if (value === null || value === undefined) return;
    const found = await openValue(subject, name, value, options);
    if (typeof found === 'string') issues.push({ path: name, message: found });
    else opened[name] = { type: 'String', value: found };
  };
  const names = Object.keys(map).filter((name) => map[name]?.isSealed && Object.hasOwn(opened, name));
  await Promise.all(names.map(openOne));
  if (issues.length > 0) throw new VariablesError('input', subject, issues);
  return opened;
}

/** The opened value, or what is wrong with the sealed one. */
async function openValue(
  subject: string,
  name: string,
  value: unknown,
  { codec, tenantId }: SealingOptions,
): Promise<UnsealedValue | string> {
  if (typeof value !== 'string' || !isSealedText(value)) {
    return 'must be sealed and came in plain text: whoever sets it has to call sealVariables';
  }
  const parts = parseSealedText(value);
  if (parts === undefined) return 'is no sealed text of the form sealed:<key id>:<base64url>';
  const { keyId, sealed } = parts;
  let plain: Uint8Array;
  try {
    plain = await codec.open(sealed, { tenantId, variable: name, keyId });
  } catch (cause) {
    if (cause instanceof SealBrokenError) return cause.message;
    throw new PayloadCodecError(`${subject}: the payload codec could not open the variable ${name}.`, { cause });
  }
  const wire = wireOf(plain);
  return wire ? new UnsealedValue(wire, name) : 'was opened and holds nothing that sealVariables has written';
}

/** Undefined for what is no wire value. Errors of the parser quote the text, so they end here. */
function wireOf(plain: Uint8Array): WireValue | undefined {
  try {
    const wire: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    if (typeof wire !== 'object' || wire === null || !('value' in wire)) return undefined;
    return withLong(wire as WireValue);
  } catch {
    return undefined;
  }
}

function withLong(wire: WireValue): WireValue {
  const { type, value } = wire;
  const isLong = type === 'Long' && typeof value === 'string' && /^-?\d{1,19}$/.test(value);
  return isLong ? { ...wire, value: BigInt(value) } : wire;
}
