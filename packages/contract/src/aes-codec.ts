import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type PayloadCodec, SealBrokenError } from './payload-codec.ts';
import { isKeyId } from './sealed-text.ts';

/** The keys of a codec. */
export interface AesCodecOptions {
  /**
   * All keys that may open, by their ids of 1 to 32 letters, digits, `_` and `-`. Each is 32 random bytes, or their base64 or base64url. An id
   * never gets another key.
   */
  readonly keys: Readonly<Record<string, Uint8Array | string>>;
  /** The id of the key that seals. */
  readonly current: string;
}

const algorithm = 'aes-256-gcm';
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/**
 * Makes a codec that keeps its keys in this process: AES-256-GCM with a fresh random nonce of 96 bits for each text. The sealed bytes are nonce,
 * encrypted content and tag.
 *
 * A text opens only for its tenant and key id, which are its additional data. The variable's name is not: input and output mappings of a model
 * rename variables, and a renamed one has to open. So whoever may write variables of a tenant can put one sealed text of that tenant in the
 * place of another; the type within and the contract's schema still hold.
 *
 * To rotate: give every process the new key, then make it `current`, and take the old one away when nothing is sealed with it any more, history
 * included. Rotate before a key has sealed 2^32 texts.
 *
 * @throws {TypeError} when a key is not 32 bytes or an id is malformed; it names ids, never a key.
 *
 * @example
 * const codec = createAesCodec({ keys: { k1: await secretOf('payload-k1'), k2: await secretOf('payload-k2') }, current: 'k2' });
 */
export function createAesCodec({ keys, current }: AesCodecOptions): PayloadCodec {
  const byId = new Map(Object.entries(keys).map(([keyId, key]) => [checkedId(keyId), secretOf(keyId, key)]));
  const currentKey = byId.get(checkedId(current));
  if (currentKey === undefined) {
    throw new TypeError(`The current key ${current} is not among the keys ${[...byId.keys()].join(', ') || '(none)'}.`);
  }
  return {
    async seal(plain, { tenantId }) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(algorithm, currentKey, nonce, { authTagLength: tagLength });
      cipher.setAAD(additionalData(tenantId, current));
      const content = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { keyId: current, sealed: Buffer.concat([nonce, content, cipher.getAuthTag()]) };
    },
    async open(sealed, { tenantId, keyId }) {
      const key = byId.get(keyId);
      if (key === undefined) throw new SealBrokenError(`was sealed with the unknown key ${keyId}`);
      return open(sealed, key, additionalData(tenantId, keyId));
    },
  };
}

function open(sealed: Uint8Array, key: KeyObject, about: Uint8Array): Uint8Array {
  const tagAt = sealed.length - tagLength;
  if (tagAt < nonceLength) throw new SealBrokenError('is too short for a sealed text');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(about);
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, tagAt)), decipher.final()]);
  } catch {
    throw new SealBrokenError('was changed after it was sealed, or was sealed for another tenant or with another key');
  }
}

/** As JSON, so that no other pair gives the same bytes. */
function additionalData(tenantId: string, keyId: string): Uint8Array {
  return Buffer.from(JSON.stringify(['stepwright sealed variable 1', tenantId, keyId]));
}

/** A malformed id is not quoted: keys and ids may have been mixed up. */
function checkedId(keyId: unknown): string {
  if (isKeyId(keyId)) return keyId;
  const seen = typeof keyId === 'string' ? `one has ${keyId.length} characters` : `one is of type ${typeof keyId}`;
  throw new TypeError(`A key id must be 1 to 32 letters, digits, _ and -; ${seen} or others.`);
}

function secretOf(keyId: string, key: unknown): KeyObject {
  const isText = typeof key === 'string';
  if (!isText && !(key instanceof Uint8Array)) throw new TypeError(`The key ${keyId} must be bytes or base64 text.`);
  if (isText && !/^[A-Za-z0-9+/_-]*={0,2}$/.test(key)) throw new TypeError(`The key ${keyId} is no base64 text.`);
  const bytes = isText ? Buffer.from(key, 'base64') : Buffer.from(key);
  if (bytes.length === keyLength) return createSecretKey(bytes);
  throw new TypeError(`The key ${keyId} must have ${keyLength} bytes, has ${bytes.length}.`);
}
