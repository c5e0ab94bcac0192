import { readXml, type XmlElement, type XmlLimits } from '@stepwright/model/xml';
import { Problems } from '../compile/problems.ts';
import { checkSchema } from '../compile/schema/check-schema.ts';
import { tooLongInDmn } from '../storage-limits.ts';
import { checkDecisions } from './check-decisions.ts';
import { DmnFault } from './dmn-fault.ts';
import { dmnSchemas } from './dmn-schemas.ts';

/** Why Camunda refuses a DMN file, and where. */
export interface DmnRefusal {
  readonly message: string;
  /** Who found it. */
  readonly source: 'schema' | 'decision' | 'storage';
  readonly place: { readonly line: number; readonly column: number };
  readonly element: XmlElement | undefined;
}

/**
 * Says why Camunda 7.24 refuses a DMN file of any version that it reads; undefined when it takes it. First the file is validated against the
 * schema, then its decisions are transformed. FEEL is not looked at before it runs.
 * @throws {XmlFault} when it is not well-formed
 * @throws {XmlLimitFault} when it exceeds a limit
 */
export function checkDmn(content: Uint8Array, limits?: XmlLimits): DmnRefusal | undefined {
  const { root } = readXml(content, limits);
  const schema = dmnSchemas.get(root.uri);
  if (!schema) {
    return refusalAt('schema', `cvc-elt.1.a: Cannot find the declaration of element '${root.name}'.`, root);
  }
  const problems = new Problems();
  checkSchema(root, problems, schema);
  const [first] = problems.errors;
  if (first)
    return { source: 'schema', message: first.message, place: first.element?.start ?? first, element: first.element };
  try {
    checkDecisions(root);
    const tooLong = tooLongInDmn(root);
    return tooLong && refusalAt('storage', `Camunda's database does not store ${tooLong.what}.`, tooLong.element);
  } catch (fault) {
    if (!(fault instanceof DmnFault)) throw fault;
    return refusalAt('decision', fault.message, fault.element);
  }
}

function refusalAt(source: DmnRefusal['source'], message: string, element: XmlElement): DmnRefusal {
  return { source, message, place: element.start, element };
}
