export { quantile, type Spread, spreadOf } from './spread.ts';
export { machine, writeSection } from './write-section.ts';
