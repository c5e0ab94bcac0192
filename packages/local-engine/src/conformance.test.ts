import { conformanceTests } from '../conformance/conformance-tests.ts';

// Every case as recorded from Camunda 7.24, on this engine.
await conformanceTests('local');
