import { type PayloadCodec, SealBrokenError } from '@stepwright/contract';

const separator = 0;

/**
 * Seals so that everybody can open: what tests make up is no secret. The same content gives the same text, so that two runs can be compared. What
 * belongs to another tenant is not opened, as with a real codec.
 */
export const openCodec: PayloadCodec = {
  async seal(plain, { tenantId }) {
    return { keyId: 'process-test', sealed: Uint8Array.of(...new TextEncoder().encode(tenantId), separator, ...plain) };
  },
  async open(sealed, { tenantId, keyId }) {
    if (keyId !== 'process-test') throw new SealBrokenError(`was sealed with the key ${keyId}, not by a process test`);
    const end = sealed.indexOf(separator);
    const sealedFor = new TextDecoder().decode(sealed.subarray(0, Math.max(end, 0)));
    if (sealedFor !== tenantId) throw new SealBrokenError('belongs to another tenant');
    return sealed.subarray(end + 1);
  },
};
