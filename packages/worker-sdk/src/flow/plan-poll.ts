/** What a plan looks at in one topic. */
export interface TopicView {
  readonly topic: string;
  /** How many tasks of it may start now. */
  readonly free: number;
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
}

/**
 * Says what to fetch next, or that there is nothing to fetch now.
 *
 * 1. A fetch never asks for more than there are free places, in all and for each of its topics: the engine may fill it from any of them.
 * 2. No topic is asked for twice at the same time.
 * 3. The engine fills a fetch from the topic with the longest queue. So a topic with a queue is asked for by itself, for its share of the
 *    places, and the quiet ones together: none of them starves. As long as a busy one can take more, no other fetch waits, so that no place
 *    is held idle.
 *
 * @param state.places free in the worker and not asked for by a fetch under way.
 * @param state.turn from 0, one more for each fetch: the groups take turns at being first.
 * @param state.quietRests true when the quiet ones have just been asked in vain.
 */
export function planPoll(
  views: readonly TopicView[],
  { places, turn, quietRests }: { readonly places: number; readonly turn: number; readonly quietRests: boolean },
): PollPlan | undefined {
  const waits = !views.some(({ isBusy, free }) => isBusy && free > 0);
  const open = views.filter(({ free, isAsked }) => free > 0 && !isAsked);
  if (places <= 0 || open.length === 0) return undefined;
  const quiet = open.filter(({ isBusy }) => !isBusy);
  const groups = open.filter(({ isBusy }) => isBusy).map((view) => [view]);
  if (quiet.length > 0 && (waits || !quietRests)) groups.push(quiet);
  const group = groups[turn % groups.length];
  if (!group) return undefined;
  return {
    topics: group.map(({ topic }) => topic),
    places: Math.min(Math.ceil(places / groups.length), ...group.map(({ free }) => free)),
    waits: waits || views.length === 1,
  };
}
