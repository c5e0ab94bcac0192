export * from './activities.ts';
export { type DecisionTable, decisions } from './decision.ts';
export * from './events.ts';
export * from './extensions.ts';
export * from './flows.ts';
export { type Attributes, type Fragment, type Part, raw } from './fragment.ts';
export * from './process.ts';
