import type { XmlElement } from '@stepwright/model/xml';
import type { Project, ProjectFile } from '../project/project.ts';

/** The name of the extension property that suppresses a rule for an element and everything in it. */
export const suppressionProperty = 'lint-ignore';

/** A suppression in the configuration. */
export interface StatedSuppression {
  readonly rule: string;
  /** The file's name as it stands in findings. */
  readonly file: string;
  /** The id of the element; the whole file when left out. */
  readonly elementId?: string;
  readonly reason: string;
  /** The last day on which it holds, `2027-01-31`. */
  readonly until: string;
}

/** A suppression that was found, wherever it stands. */
export interface Suppression extends StatedSuppression {
  readonly source: ProjectFile | undefined;
  /** The property; undefined for one of the configuration. */
  readonly element: XmlElement | undefined;
  /** The element that carries it. */
  readonly carrier: XmlElement | undefined;
  /** Why it does not count; undefined when it is in order. */
  readonly problem: string | undefined;
}

/** Finds the suppressions of all models: `<camunda:property name="lint-ignore" value="<rule> until <day>: <reason>"/>`. */
export function findSuppressions(project: Project): readonly Suppression[] {
  return project.files.flatMap((file) => {
    const root = file.model?.root ?? file.decisionDocument?.root;
    return root ? suppressionsIn(root, file) : [];
  });
}

function suppressionsIn(root: XmlElement, file: ProjectFile): Suppression[] {
  const found: Suppression[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const carrier = element;
    for (const extensions of carrier.elements('extensionElements')) {
      for (const property of extensions
        .camundaElements('properties')
        .flatMap((one) => one.camundaElements('property'))) {
        if (property.attribute('name') === suppressionProperty) found.push(readProperty(property, carrier, file));
      }
    }
    open.push(...carrier.children.toReversed());
  }
  return found;
}

function readProperty(element: XmlElement, carrier: XmlElement, source: ProjectFile): Suppression {
  const value = element.attribute('value') ?? '';
  const [, rule = '', until = '', reason = ''] =
    /^\s*([\w/-]+)\s+until\s+(\d{4}-\d{2}-\d{2})\s*:\s*(\S.*)$/s.exec(value) ?? [];
  const problem =
    rule === ''
      ? `the value is "${value}": write "<rule> until <YYYY-MM-DD>: <reason>", for example "timer-without-sla until 2027-01-31: the promise is being negotiated"`
      : problemOf({ rule, until, reason });
  return { rule, until, reason, file: source.fileName, source, element, carrier, problem };
}

/** A suppression of the configuration, checked. */
export function fromConfiguration(stated: StatedSuppression): Suppression {
  return { ...stated, source: undefined, element: undefined, carrier: undefined, problem: problemOf(stated) };
}

function problemOf({ rule, until, reason }: Pick<StatedSuppression, 'rule' | 'until' | 'reason'>): string | undefined {
  if (rule.startsWith('deploy/')) return `"${rule}" cannot be suppressed: the engine refuses the model all the same`;
  const day = new Date(`${until}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== until)
    return `"${until}" is no day such as 2027-01-31`;
  return reason.trim() === '' ? 'it gives no reason' : undefined;
}

/** Whether its last day is over. */
export function isExpired({ until }: StatedSuppression, now: Date): boolean {
  return now.toISOString().slice(0, 10) > until;
}
