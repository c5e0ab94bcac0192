import type { StoredRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** A record that came from a deployed file. */
interface Deployed extends StoredRecord {
  readonly deploymentId: string;
  readonly resourceName: string;
}

const categories = new WeakMap<Deployed, { readonly category: string | undefined }>();
const decoder = new TextDecoder();

/** The category of a decision: the namespace of its file. Read once. */
export function categoryOf(record: Deployed, state: EngineState): string | undefined {
  const known = categories.get(record);
  if (known !== undefined) return known.category;
  const text = resourceText(record, state) ?? '';
  const tag = /<(?:[\w.-]+:)?definitions\b([^>]*)/.exec(text)?.[1] ?? '';
  const category = unescaped(/\snamespace\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag));
  categories.set(record, { category });
  return category;
}

/** The text of the file that a definition came from. */
export function resourceText({ deploymentId, resourceName }: Deployed, state: EngineState): string | undefined {
  const resource = state.tables.resourcesByDeployment.get(deploymentId).find(({ name }) => name === resourceName);
  return resource && decoder.decode(resource.content);
}

function unescaped(match: RegExpExecArray | null): string | undefined {
  const text = match?.[1] ?? match?.[2];
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
