import type { FlowNode } from '@stepwright/model/graph';
import type { LintPolicy } from '../project/policy.ts';
import { type FormField, formFieldsOf } from './form-fields.ts';

/** The form of a user task or start event. */
export interface FormOfNode {
  /** What names a form elsewhere, by key or by reference; undefined when the model has the fields itself. */
  readonly key: string | undefined;
  /** The fields in the model. */
  readonly fields: readonly FormField[];
  /** The variables that the policy states for the key; undefined when it does not know it. */
  readonly stated: readonly string[] | undefined;
}

/** Reads the form of a node; undefined when it has none. */
export function formOf(node: FlowNode, { forms = {} }: LintPolicy): FormOfNode | undefined {
  const key = node.element.camunda('formKey') || node.element.camunda('formRef') || undefined;
  const fields = formFieldsOf(node);
  if (key === undefined && fields.length === 0) return undefined;
  return { key, fields, stated: key !== undefined && Object.hasOwn(forms, key) ? forms[key] : undefined };
}
