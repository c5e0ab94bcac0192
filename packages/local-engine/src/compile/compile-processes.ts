import type { ProcessModel } from '../model/process-model.ts';
import { persistenceFailure, processEngineException } from '../state/engine-error.ts';
import type { Compilation } from './compilation.ts';
import { createExpressionCompiler } from './compile-expression.ts';
import { compileProcess } from './compile-process.ts';
import { compileScope } from './compile-scope.ts';
import { readDefinitions } from './definitions.ts';
import { checkDiagrams } from './diagram.ts';
import { EngineFault } from './engine-fault.ts';
import { type Problem, Problems, parseException } from './problems.ts';
import { readXml, type XmlDocument, type XmlLimits } from './read-xml.ts';
import { checkSchema } from './schema/check-schema.ts';
import { unsupportedPrefix } from './unsupported.ts';
import { checkExtensions } from './unsupported-extensions.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlFault, XmlLimitFault } from './xml-fault.ts';

/** What a BPMN file deploys. */
export interface CompiledBpmn {
  /** The executable processes in the order of the file; none when no process is executable. */
  readonly processes: readonly ProcessModel[];
  /** What Camunda writes into its log. */
  readonly warnings: readonly Problem[];
}

/**
 * Compiles the executable processes of a BPMN file; the others are not even looked at, as in Camunda. All problems of a file are reported at
 * once: those that Camunda has with it in Camunda's words, and what the local engine does not support, each with its element, line and what to
 * use instead.
 *
 * @throws {EngineError} 400 ParseException with `details`; 500 ProcessEngineException for what is no XML or holds a text that is no expression.
 */
export async function compileProcesses(
  resource: { readonly name: string; readonly content: Uint8Array },
  limits?: XmlLimits,
): Promise<CompiledBpmn> {
  const problems = new Problems();
  const document = readDocument(resource, problems, limits);
  const processes = compileDocument(document, problems);
  if (problems.errors.length > 0) throw parseException(resource.name, problems);
  // Camunda parses such a process and fails to store it; its answer says no more.
  if (processes.some(({ id }) => id === '')) throw persistenceFailure(0);
  return { processes, warnings: problems.warnings };
}

function readDocument(
  resource: { readonly name: string; readonly content: Uint8Array },
  problems: Problems,
  limits: XmlLimits | undefined,
): XmlDocument {
  try {
    return readXml(resource.content, limits);
  } catch (fault) {
    if (fault instanceof XmlLimitFault) {
      problems.schemaError(
        `${unsupportedPrefix}: ${fault.message}: make the model smaller, or raise the limit.`,
        fault,
      );
      throw parseException(resource.name, problems);
    }
    if (!(fault instanceof XmlFault)) throw fault;
    throw processEngineException(`ENGINE-09003 Could not parse '${resource.name}'. ${fault.message}`, fault);
  }
}

function compileDocument(document: XmlDocument, problems: Problems): readonly ProcessModel[] {
  try {
    checkSchema(document.root, problems);
    return compileRoot(document, problems);
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    // What was found before is reported, the fault only when nothing was.
    if (problems.errors.length > 0) return [];
    throw processEngineException(`ENGINE-01009 Error while parsing process. ${fault.message}.`, fault);
  }
}

function compileRoot(document: XmlDocument, problems: Problems): readonly ProcessModel[] {
  const { root } = document;
  const expression = createExpressionCompiler(problems);
  const compilation: Compilation = {
    problems,
    definitions: readDefinitions(document, problems, expression),
    expression,
    elementIds: collectIds(root),
    linkTargets: new Map(),
    linkSources: new Map(),
    compileScope,
  };
  const category = root.attribute('targetNamespace') ?? '';
  const executable = root.elements('process').filter(isExecutable);
  const processes = executable.map((element) => compileProcess(compilation, element, category));
  checkDiagrams(compilation, root, processes);
  checkExtensions(problems, root, executable);
  return processes.map(({ model }) => model);
}

function isExecutable(element: XmlElement): boolean {
  return element.attribute('isExecutable')?.toLowerCase() === 'true';
}

function collectIds(root: XmlElement): ReadonlySet<string | undefined> {
  const ids = new Set<string | undefined>();
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    ids.add(element.id);
    open.push(...element.children);
  }
  return ids;
}
