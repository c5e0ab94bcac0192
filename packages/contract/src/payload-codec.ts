import type { TenantId } from './business-key.ts';

/** What a sealed text belongs to. */
export interface SealedFor {
  /** Whose data it is. A codec binds the text to it, so that a text of another tenant is not opened. */
  readonly tenantId: TenantId;
  /** The variable's name on this side, for messages and audit. Do not bind the text to it: the mappings of a model rename variables. */
  readonly variable: string;
}

/**
 * Seals and opens the content of sealed variables. Asynchronous, because keys may live in a key service. Both methods may be called again for the
 * same content.
 *
 * What a codec throws reaches logs, the engine and operators with its message and stack: neither may hold content or keys.
 */
export interface PayloadCodec {
  /**
   * Encrypts. `keyId` names the key for `open`, by 1 to 32 letters, digits, `_` and `-`; it is stored in plain text.
   *
   * @throws anything when it cannot: it counts as a failure of the codec, to be tried again.
   */
  seal(plain: Uint8Array, about: SealedFor): Promise<{ readonly keyId: string; readonly sealed: Uint8Array }>;
  /**
   * Decrypts.
   *
   * @throws {SealBrokenError} when no later try can open it: unknown key, changed bytes, another tenant. Anything else counts as a failure of
   * the codec, to be tried again.
   */
  open(sealed: Uint8Array, about: SealedFor & { readonly keyId: string }): Promise<Uint8Array>;
}

/**
 * A codec says that a sealed text can never be opened. Its message ends the sentence "the variable …", without the content, for example "was
 * sealed with the unknown key k3".
 */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
  readonly code = 'SEAL_BROKEN';
}

/** A codec failed, for example because its key service does not answer. It says nothing about the variables; try again. */
export class PayloadCodecError extends Error {
  override readonly name = 'PayloadCodecError';
  readonly code = 'PAYLOAD_CODEC';
}
