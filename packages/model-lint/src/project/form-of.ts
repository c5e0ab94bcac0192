import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { isConstant } from './juel-text.ts';
import type { LintPolicy } from './policy.ts';

/** The form of a user task or start event. */
export interface FormOfNode {
  /** What names a form elsewhere, by key or by reference; undefined when the model has the fields itself, or no form. */
  readonly key: string | undefined;
  /** The fields in the model. */
  readonly fields: readonly { readonly name: string; readonly element: XmlElement }[];
  /** The variables that the policy states for the key; undefined when it does not know it. */
  readonly stated: readonly string[] | undefined;
}

/** Reads the form of a node; undefined when it has none. */
export function formOf(node: FlowNode, policy: LintPolicy): FormOfNode | undefined {
  const key = node.element.camunda('formKey') || node.element.camunda('formRef') || undefined;
  const data = node.element.elements('extensionElements')[0]?.camundaElements('formData')[0];
  if (key === undefined && !data) return undefined;
  const fields = (data?.camundaElements('formField') ?? []).flatMap((element) => {
    const name = element.id;
    return name === undefined ? [] : [{ name, element }];
  });
  const isKnown = key !== undefined && isConstant(key) && Object.hasOwn(policy.forms ?? {}, key);
  return { key, fields, stated: isKnown ? policy.forms?.[key] : undefined };
}
