import type { ActivityBehavior } from '../kernel/run.ts';
import type { Behavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import { callActivity } from './call-activity.ts';
import { catchEvent, passThrough, terminateEnd, throwEvent } from './events.ts';
import { eventBasedGateway, exclusiveGateway, inclusiveGateway, parallelGateway } from './gateways.ts';
import { multiInstanceBody } from './multi-instance.ts';
import { subProcess } from './sub-processes.ts';
import { businessRule, expressionTask, externalTask, receiveTask, userTask } from './tasks.ts';

const behaviors: Readonly<Record<Behavior['kind'], ActivityBehavior>> = {
  noneStart: passThrough,
  eventStart: passThrough,
  boundary: passThrough,
  pass: passThrough,
  linkCatch: passThrough,
  catch: catchEvent,
  throw: throwEvent,
  terminateEnd,
  externalTask,
  expression: expressionTask,
  userTask,
  receiveTask,
  businessRule,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  subProcess,
  transaction: subProcess,
  eventSubProcess: subProcess,
  callActivity,
  multiInstanceBody,
};

/** What an activity does when an execution is at it. */
export function behaviorOf(activity: Activity): ActivityBehavior {
  return behaviors[activity.behavior.kind];
}
