export type { CallOfProcess, FlowCondition, FlowNode, ProcessGraph, ScopeGraph, SequenceFlow } from './flow-node.ts';
export type {
  Binding,
  CallMapping,
  DecisionCall,
  EventDefinition,
  EventKind,
  Implementation,
  Loop,
  ParameterMapping,
  RootDefinition,
  TimerText,
} from './node-parts.ts';
export { type ProcessFile, readProcessFile } from './process-file.ts';
