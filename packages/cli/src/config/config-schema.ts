import type { ProcessContract, VariableMap } from '@stepwright/contract';
import type { LintPolicy, RequiredProperty, StatedSuppression } from '@stepwright/model-lint';
import { z } from 'zod';
import type { GenerateConfig, LintConfig, StepwrightConfig } from './stepwright-config.ts';

/** One entry for each key of a type: a key that is added there and forgotten here does not compile. */
type Shape<T> = { [K in keyof Required<T>]: z.ZodType<T[K]> };

const texts = z.array(z.string().min(1)).optional();
const text = z.string().min(1).optional();
const pattern = z.string().refine(isPattern, { error: 'must be a regular expression' }).optional();

const requiredProperty = z.strictObject({
  name: z.string().min(1),
  on: z.array(z.string().min(1)),
  pattern,
} satisfies Shape<RequiredProperty>);

/** Only that they are some: `v` of the contracts makes them. */
const variableMap = z.custom<VariableMap>(
  (value) => isObject(value) && Object.values(value).every((one) => isObject(one) && typeof one.type === 'string'),
  { error: 'must be variables, each as v of @stepwright/contract makes it' },
);

const policy = z.strictObject({
  codeInModels: z.boolean().optional(),
  beans: texts,
  candidateGroups: texts,
  idPattern: pattern,
  variableNamePattern: pattern,
  requiredProperties: z.array(requiredProperty).optional(),
  allowedVariables: texts,
  allowedExpressions: z.array(z.string().refine(isPattern, { error: 'must be a regular expression' })).optional(),
  sensitiveVariables: z.record(z.string(), z.string()).optional(),
  clearanceProperty: text,
  contractVersions: z.record(z.string(), z.string()).optional(),
  ownerProperty: text,
  runbookProperty: text,
  slaProperty: text,
  bindings: texts,
  semanticVersionTags: z.boolean().optional(),
  forms: z.record(z.string(), z.array(z.string())).optional(),
  userTaskVariables: z.record(z.string(), variableMap).optional(),
  engine: z.enum(['camunda-7', 'operaton', 'cib-seven']).optional(),
} satisfies Shape<LintPolicy>);

const suppression = z.strictObject({
  rule: z.string().min(1),
  file: z.string().min(1),
  elementId: text,
  reason: z.string().min(1),
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a day such as "2027-01-31"' }),
} satisfies Shape<StatedSuppression>);

const lint = z.strictObject({
  rules: z.record(z.string(), z.enum(['off', 'info', 'warning', 'error'])).optional(),
  policy: policy.optional(),
  suppressions: z.array(suppression).optional(),
  baseline: text,
} satisfies Shape<LintConfig>);

const generate = z.strictObject({ models: texts, out: text } satisfies Shape<GenerateConfig>);

/** Only that it is one: `defineProcess` has checked the rest. */
const contract = z.custom<ProcessContract>(
  (value) => {
    const { kind, key, tasks, messages } = (value ?? {}) as Partial<ProcessContract>;
    return kind === 'process' && typeof key === 'string' && Array.isArray(tasks) && Array.isArray(messages);
  },
  { error: 'must be a process contract, as defineProcess of @stepwright/contract makes it' },
);

const config = z.strictObject({
  models: texts,
  decisions: texts,
  contracts: z.array(contract).optional(),
  lint: lint.optional(),
  generate: generate.optional(),
} satisfies Shape<StepwrightConfig>);

/** Checks what a configuration file exports. Keys that are not known are refused: a slip would switch something off silently. */
export const configSchema: z.ZodType<StepwrightConfig> = config;

const objects: Readonly<Record<string, z.ZodObject>> = {
  '': config,
  generate,
  lint,
  'lint.policy': policy,
  'lint.policy.requiredProperties': requiredProperty,
  'lint.suppressions': suppression,
};

/** The keys that are allowed at a path of keys and indexes. */
export function allowedKeys(path: readonly PropertyKey[]): readonly string[] {
  const names = path.filter((part) => typeof part === 'string');
  return Object.keys(objects[names.join('.')]?.shape ?? {});
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
