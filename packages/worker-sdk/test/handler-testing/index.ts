export { runTask, type TaskToRun, type Told } from './run-task.ts';
export {
  ok,
  problem,
  type ServiceStandIn,
  type StandInAnswer,
  type StandInRequest,
  startServiceStandIn,
} from './service-stand-in.ts';
