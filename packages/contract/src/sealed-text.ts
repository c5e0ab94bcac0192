/** A sealed variable's value in the engine, `sealed:<keyId>:<base64url>`, in its parts. */
export interface SealedText {
  readonly keyId: string;
  readonly sealed: Uint8Array;
}

const keyIdPattern = /^[A-Za-z0-9_-]{1,32}$/;

/** Says whether text can name a key within a sealed text. */
export function isKeyId(text: unknown): text is string {
  return typeof text === 'string' && keyIdPattern.test(text);
}

/** Writes a sealed text. */
export function formatSealedText({ keyId, sealed }: SealedText): string {
  const binary = Array.from(sealed, (byte) => String.fromCharCode(byte)).join('');
  const base64url = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `sealed:${keyId}:${base64url}`;
}

/** Says whether text claims to be sealed, well formed or not. */
export function isSealedText(text: string): boolean {
  return text.startsWith('sealed:');
}

/** Reads a sealed text; undefined when it is none as {@link formatSealedText} writes it, to the letter. */
export function parseSealedText(text: string): SealedText | undefined {
  const [, keyId, base64url] = /^sealed:([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  if (keyId === undefined || base64url === undefined || base64url.length % 4 === 1) return undefined;
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const parsed = { keyId, sealed: Uint8Array.from(binary, (character) => character.charCodeAt(0)) };
  // The last character has bits that no byte needs: another one in its place would be a second text for the same bytes.
  return formatSealedText(parsed) === text ? parsed : undefined;
}
