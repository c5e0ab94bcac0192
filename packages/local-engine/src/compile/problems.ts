import { XmlElement } from '@stepwright/model/xml';
import { EngineError } from '../state/engine-error.ts';
import { EngineFault } from './engine-fault.ts';

/** Ends the parsing when a file has so many problems that nobody reads them. */
export class TooManyProblems extends EngineFault {}

/** A finding in a file, as Camunda's REST answer shows it. */
export interface Problem {
  readonly message: string;
  /** Counted from 1; 0 when it has no place. */
  readonly line: number;
  readonly column: number;
  readonly mainElementId: string | null;
  readonly elementIds: readonly string[];
}

/** A problem, and what it is one of. */
export interface FoundProblem extends Problem {
  /** Whether only the local engine refuses it: Camunda can do it. */
  readonly isUnsupported: boolean;
  /** What Camunda itself says when it comes without the optional part that the model needs; only of what is unsupported. */
  readonly withoutOption?: string;
  /** Who found it: the parser, the XML schema, or a limit of ours on what a file may cost. */
  readonly source: 'parser' | 'schema' | 'limit';
  /** Where people look: the element that is wrong, where one is. */
  readonly element: XmlElement | undefined;
}

/** Some rules report every pair of elements that exclude each other; a hostile file must not fill the memory with them. */
const errorsMax = 1000;

/** Collects what is wrong with one file. Throws {@link TooManyProblems} when it is too much to go on. */
export class Problems {
  readonly errors: FoundProblem[] = [];
  readonly warnings: FoundProblem[] = [];

  /** Adds an error; `elementIds` are those that the element itself does not name, the first is the main one. */
  error(message: string, element: XmlElement | undefined, ...elementIds: readonly (string | undefined)[]): void {
    this.#add(problemOf(message, element, elementIds));
  }

  /** Adds an error that Camunda reports without saying where; `shown` is where people look. */
  placelessError(message: string, shown: XmlElement): void {
    this.#add({ ...problemOf(message, undefined, []), element: shown });
  }

  /** Adds an error that is one of the local engine only; Camunda's own words in `withoutOption` are for one that lacks an optional part. */
  unsupported(message: string, element: XmlElement, ownerId: string | undefined, withoutOption?: string): void {
    const problem = ownerId === element.id ? problemOf(message, element, []) : problemOf(message, element, [ownerId]);
    this.#add({ ...problem, isUnsupported: true, ...(withoutOption !== undefined && { withoutOption }) });
  }

  warning(message: string, element: XmlElement | undefined, ...elementIds: readonly (string | undefined)[]): void {
    this.warnings.push(problemOf(message, element, elementIds));
  }

  /** Adds an error of the XML schema, which knows a place but no element; `shown` is where people look, else the element that is the place. */
  schemaError(message: string, place: { readonly line: number; readonly column: number }, shown?: XmlElement): void {
    this.#addAt('schema', message, place, shown);
  }

  /** Adds that a file costs more than we give it. */
  limitError(message: string, place: { readonly line: number; readonly column: number }): void {
    this.#addAt('limit', message, place, undefined);
  }

  #addAt(
    source: 'schema' | 'limit',
    message: string,
    place: { readonly line: number; readonly column: number },
    shown: XmlElement | undefined,
  ): void {
    this.#add({
      source,
      message,
      line: place.line,
      column: place.column,
      mainElementId: null,
      elementIds: [],
      isUnsupported: false,
      element: shown ?? (place instanceof XmlElement ? place : undefined),
    });
  }

  #add(problem: FoundProblem): void {
    this.errors.push(problem);
    if (this.errors.length >= errorsMax) throw new TooManyProblems(`the first ${errorsMax} problems of many`);
  }
}

function problemOf(
  message: string,
  element: XmlElement | undefined,
  elementIds: readonly (string | undefined)[],
): FoundProblem {
  const ownId = element?.id === '' ? undefined : element?.id;
  const ids = [ownId, ...elementIds].filter((id) => id !== undefined && id !== '');
  return {
    message,
    line: element?.line ?? 0,
    column: element?.column ?? 0,
    mainElementId: (elementIds.length > 0 ? elementIds[0] : ownId) ?? null,
    elementIds: ids as string[],
    isUnsupported: false,
    source: 'parser',
    element,
  };
}

/** The refusal of a deployment that names every problem of a file. */
export function parseException(resourceName: string, problems: Problems): EngineError {
  const lines = problems.errors.map(
    (problem) => `\n* ${problem.message} | resource ${resourceName}${placeOf(problem)}`,
  );
  const message = `ENGINE-09005 Could not parse BPMN process. Errors: ${lines.join('')}`;
  const details = { errors: problems.errors.map(answerOf), warnings: problems.warnings.map(answerOf) };
  return new EngineError(400, 'ParseException', message, { more: { details: { [resourceName]: details } } });
}

function placeOf(problem: Problem): string {
  const line = problem.line > 0 ? ` | line ${problem.line}` : '';
  return problem.column > 0 ? `${line} | column ${problem.column}` : line;
}

/** The first letter of `еlementIds` is a Cyrillic one, as in Camunda's answers. */
function answerOf({ message, line, column, mainElementId, elementIds }: Problem): Readonly<Record<string, unknown>> {
  return { message, line, column, mainElementId, '\u0435lementIds': elementIds };
}
