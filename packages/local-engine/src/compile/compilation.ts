import type { XmlElement } from '@stepwright/model/xml';
import type { CompileExpression } from './compile-expression.ts';
import type { Definitions } from './definitions.ts';
import type { ScopeDraft } from './draft.ts';
import type { Problems } from './problems.ts';

/** What the parts of the compiler share while they work on one file. */
export interface Compilation {
  readonly problems: Problems;
  readonly definitions: Definitions;
  /** @throws {EngineFault} when the text is no expression */
  readonly expression: CompileExpression;
  /** Every id of the file, of the diagram too; undefined among them when an element has none. */
  readonly elementIds: ReadonlySet<string | undefined>;
  /** Link events reach through the whole file: the id of the catching event by the name of the link. */
  readonly linkTargets: Map<string, string | undefined>;
  /** The name of the link by the id of the throwing event. */
  readonly linkSources: Map<string | undefined, string | undefined>;
  /** Compiles what is in a subprocess; it comes from outside, as a scope holds activities and an activity may be a scope. */
  readonly compileScope: (compilation: Compilation, element: XmlElement, scope: ScopeDraft) => void;
}

/** Camunda's reading of a switch in a text; undefined when it is none. */
export function parseBoolean(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (['true', 'enabled', 'on', 'active', 'yes'].includes(text)) return true;
  if (['false', 'disabled', 'off', 'inactive', 'no'].includes(text)) return false;
  return undefined;
}
