import type { FetchAndLock } from '@stepwright/engine-client';

/** In which order the engine hands out the tasks of one fetch. */
export interface FetchOrder {
  /** Those with the highest `camunda:taskPriority` first; among equals the other order counts. @default true */
  readonly byPriority?: boolean;
  /** The oldest first (`asc`) or the newest first (`desc`). @default as the engine likes */
  readonly byCreateTime?: 'asc' | 'desc';
}

/** Says it as the engine's API does. */
export function fetchOrderOf({
  byPriority = true,
  byCreateTime,
}: FetchOrder = {}): Pick<FetchAndLock, 'usePriority' | 'sorting'> {
  const sorting = byCreateTime === undefined ? {} : { sorting: [{ sortBy: 'createTime', sortOrder: byCreateTime }] };
  return { usePriority: byPriority, ...sorting };
}
