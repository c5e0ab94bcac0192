import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Project, ProjectFile } from './project/project.ts';

/** How bad a finding is. Errors and warnings make the command end with 1, infos do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A rule: what it looks for, and why anybody should care. Its texts are also its page in `docs/rules`. */
export interface Rule {
  /** Kebab-case; what it finds, for example `error-uncaught`. Rules of deploy parity begin with `deploy/`. */
  readonly name: string;
  /** What counts when the configuration says nothing. */
  readonly severity: Severity;
  /** What it looks for, in one sentence. */
  readonly title: string;
  /** What happens at run time, in a few sentences. */
  readonly why: string;
  /** What to do about a finding, in a few sentences. */
  readonly cure: string;
  /**
   * Looks at the whole project. It may throw: that becomes a finding of `rule-crashed`. A rule that needs contracts stays silent for a process
   * without one, and a rule that needs a policy stays silent without it.
   */
  check(context: RuleContext): void;
}

/** What a rule is given. */
export interface RuleContext {
  readonly project: Project;
  report(finding: ReportedFinding): void;
}

/** What a rule says. */
export interface ReportedFinding {
  readonly file: ProjectFile;
  /** The element that is wrong: its tag is the place of the finding. Without one the finding is about the file. */
  readonly element?: XmlElement | undefined;
  /** A place that is known without an element. */
  readonly place?: { readonly line: number; readonly column: number };
  /** What the finding is about, when that is not `element` itself but around it: gives the element id and the name. */
  readonly subject?:
    | FlowNode
    | SequenceFlow
    | ProcessGraph
    | { readonly id: string; readonly name?: string | undefined };
  /** What is wrong, with the values seen. One sentence, no full stop at the end. */
  readonly message: string;
  /** What to do here, when that is more than the rule's own cure. */
  readonly cure?: string;
  /** The way through the model on which it happens, as ids of elements. */
  readonly path?: readonly string[];
  /** Other places that belong to it. */
  readonly related?: readonly RelatedPlace[];
  /** Further lines, a table for example. */
  readonly details?: readonly string[];
  /** Changes that cure it; they are applied together or not at all. */
  readonly fix?: Fix;
}

export interface RelatedPlace {
  readonly file: ProjectFile;
  readonly element: XmlElement;
  readonly message: string;
}

/** A cure as changes of the file's text. */
export interface Fix {
  /** What it does, in one sentence. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Puts `text` in the place of the characters from `start` to before `end`, both counted from 0 in the file's text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
