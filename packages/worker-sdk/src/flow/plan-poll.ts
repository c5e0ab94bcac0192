/** What a plan looks at in one topic. */
export interface TopicView {
  readonly topic: string;
  /** How many tasks of it may start now. */
  readonly free: number;
  /** How many tasks of it may run at once. */
  readonly concurrency: number;
  /** Its last fetch brought all that was asked for. */
  readonly isBusy: boolean;
  /** A fetch under way asks for it. */
  readonly isAsked: boolean;
}

/** One fetch. */
export interface PollPlan {
  readonly topics: readonly string[];
  /** The most tasks that it may bring: whatever their topics, there is a place for each. */
  readonly places: number;
  /** Whether the engine may hold it until there are tasks. */
  readonly waits: boolean;
  /** A queue is waiting, and most places that this fetch could have are still taken: a little later it brings more for the same price. */
  readonly isSmall: boolean;
  /** Beside a fetch for the same topics that waits: what it brings says nothing about their queues. @default false */
  readonly isLook?: boolean;
}

/** What a plan looks at in the worker. */
export interface PollState {
  /** How many tasks may run at once in all. */
  readonly concurrency: number;
  /** How many of these places are free, and not asked for by a fetch under way. */
  readonly places: number;
  /** From 0, one more for each fetch: the groups take turns at being first. */
  readonly turn: number;
  /** The quiet topics have just been asked in vain. */
  readonly quietRests: boolean;
}

/**
 * Says what to fetch next, or that there is nothing to fetch now.
 *
 * 1. A fetch never asks for more than there are free places, in all and for each of its topics: the engine may fill it from any of them.
 * 2. No topic is asked for twice at the same time, but for a look.
 * 3. The engine fills a fetch from the topic with the longest queue. So a topic with a queue is asked for by itself, for its share of the
 *    places, and the quiet ones together: none of them starves. As long as a busy one can take more, no other fetch waits, so that no place
 *    is held idle.
 */
export function planPoll(
  views: readonly TopicView[],
  { concurrency, places, turn, quietRests }: PollState,
): PollPlan | undefined {
  const waits = !views.some(({ isBusy, free }) => isBusy && free > 0);
  const open = views.filter(({ free, isAsked }) => free > 0 && !isAsked);
  if (places <= 0 || open.length === 0) return undefined;
  const quiet = open.filter(({ isBusy }) => !isBusy);
  const groups = open.filter(({ isBusy }) => isBusy).map((view) => [view]);
  if (quiet.length > 0 && (waits || !quietRests)) groups.push(quiet);
  const group = groups[turn % groups.length];
  if (!group) return undefined;
  const share = (all: number): number => Math.ceil(all / groups.length);
  const asked = Math.min(share(places), ...group.map(({ free }) => free));
  const most = Math.min(share(concurrency), ...group.map((view) => view.concurrency));
  return {
    topics: group.map(({ topic }) => topic),
    places: asked,
    waits: waits || views.length === 1,
    isSmall: group.every(({ isBusy }) => isBusy) && 2 * asked < most,
  };
}
