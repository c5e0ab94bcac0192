import type { AnyTaskContract, ProcessContract } from '@stepwright/contract';
import type { BpmnModel } from '@stepwright/model';

/** One process in all its places: contract, model and worker. The rules on models take a list of rooms. */
export interface ProcessRoom {
  /** The name of its folders, which is the process key. */
  readonly key: string;
  /** What `contracts/processes/<key>/process.ts` defines. */
  readonly contract?: ProcessContract;
  /** Task contracts by the file that defines them, without its ending. */
  readonly taskFiles: Readonly<Record<string, readonly AnyTaskContract[]>>;
  /** `bpmn/<key>/<key>.bpmn`, read. */
  readonly model?: BpmnModel;
  /** Files of `workers/<key>/src` that bind a handler, without folder and ending. */
  readonly handlers: readonly string[];
  /** Tests in `workers/<key>/src`, without folder and ending. */
  readonly handlerTests: readonly string[];
}

/** Where the parts of a room are, for messages. */
export function placesOf(key: string): { contracts: string; contract: string; model: string; worker: string } {
  return {
    contracts: `contracts/processes/${key}`,
    contract: `contracts/processes/${key}/process.ts`,
    model: `bpmn/${key}/${key}.bpmn`,
    worker: `workers/${key}/src`,
  };
}
