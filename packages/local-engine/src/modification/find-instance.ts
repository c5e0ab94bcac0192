import type { ActivityInstance, TransitionInstance } from '../queries/activity-instances.ts';

/** An activity instance in the tree by its id. */
export function findActivityInstance(tree: ActivityInstance, id: string): ActivityInstance | undefined {
  return allInstances(tree).find((instance) => instance.id === id);
}

/** All activity instances of a tree, each before those inside it. */
export function allInstances(tree: ActivityInstance): readonly ActivityInstance[] {
  return [tree, ...tree.children.flatMap(allInstances)];
}

/** All transition instances of a tree, the outer ones first. */
export function allTransitions(tree: ActivityInstance): readonly TransitionInstance[] {
  return allInstances(tree).flatMap(({ transitions }) => transitions);
}
