import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** Why the engine makes jobs of its own at a node. */
export interface JobReason {
  /** Completes "it is …". */
  readonly text: string;
  /** Whose extension elements say how the job is tried again: the node's, or its loop's for each round. */
  readonly element: XmlElement;
}

/** Every reason; none when the engine makes no jobs. */
export function jobReasons({ element, isAsyncBefore, isAsyncAfter, loop, event }: FlowNode): readonly JobReason[] {
  const isAsyncInLoop = ['async', 'asyncBefore', 'asyncAfter'].some((name) => loop?.element.camunda(name) === 'true');
  return [
    ...(isAsyncBefore ? [{ text: 'asynchronous before', element }] : []),
    ...(isAsyncAfter ? [{ text: 'asynchronous after', element }] : []),
    ...(loop && isAsyncInLoop ? [{ text: 'asynchronous in each round of its loop', element: loop.element }] : []),
    ...(event?.kind === 'timer' ? [{ text: 'a timer', element }] : []),
  ];
}
