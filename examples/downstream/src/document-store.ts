import { createHash } from 'node:crypto';
import { BoundedMap } from './bounded-map.ts';
import type { EffectBody } from './effect-request.ts';
import { renderDocument } from './render-document.ts';

const bytesMax = 64 * 1024 * 1024;

/** Keeps the newest rendered documents, at most 64 MiB of them, by reference. */
export class DocumentStore {
  readonly #contents = new BoundedMap<string, Buffer>(bytesMax, (content) => content.byteLength);

  /** Renders and keeps a document, and gives the SHA-256 of its bytes in hexadecimal. */
  render(reference: string, body: EffectBody): string {
    const content = Buffer.from(renderDocument(body));
    this.#contents.set(reference, content);
    return createHash('sha256').update(content).digest('hex');
  }

  content(reference: string): Buffer | undefined {
    return this.#contents.get(reference);
  }

  clear(): void {
    this.#contents.clear();
  }
}
