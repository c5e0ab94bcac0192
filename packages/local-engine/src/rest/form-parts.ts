import { invalidRequest } from '../state/engine-error.ts';
import type { FormPart } from './route.ts';

/** Reads a multipart body with the platform's parser. @throws EngineError 400 when it is none */
export async function readFormParts(contentType: string, content: Uint8Array): Promise<FormPart[]> {
  const parts: FormPart[] = [];
  for (const [name, value] of await formData(contentType, content)) {
    parts.push(
      typeof value === 'string'
        ? { name, filename: undefined, contentType: undefined, content: Buffer.from(value) }
        : await filePart(name, value),
    );
  }
  return parts;
}

async function filePart(name: string, file: File): Promise<FormPart> {
  const content = new Uint8Array(await file.arrayBuffer());
  return { name, filename: file.name || undefined, contentType: file.type || undefined, content };
}

async function formData(contentType: string, content: Uint8Array): Promise<FormData> {
  try {
    return await new Response(content as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': contentType },
    }).formData();
  } catch (error) {
    throw invalidRequest(`The multipart body cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
