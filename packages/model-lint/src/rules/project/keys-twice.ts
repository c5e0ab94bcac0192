import type { XmlElement } from '@stepwright/model/xml';
import type { ProjectFile } from '../../project/project.ts';
import type { ReportedFinding } from '../../rule.ts';

/** Something with a key that an engine knows it by. */
export interface KeyedElement {
  readonly key: string;
  readonly file: ProjectFile;
  readonly element: XmlElement;
}

/** Findings for keys that come again in another file; twice in one file is refused at deployment. */
export function keysTwice(kind: 'process' | 'decision', elements: readonly KeyedElement[]): readonly ReportedFinding[] {
  const firstByKey = new Map<string, KeyedElement>();
  return elements.flatMap((one) => {
    const first = firstByKey.get(one.key);
    if (!first) firstByKey.set(one.key, one);
    if (!first || first.file === one.file) return [];
    const { file, element, key } = one;
    const message = `the ${kind} "${key}" is also in ${first.file.fileName}`;
    const related = [{ file: first.file, element: first.element, message: 'the other one' }];
    return [{ file, element, subject: { id: key, name: element.attribute('name') }, message, related }];
  });
}
