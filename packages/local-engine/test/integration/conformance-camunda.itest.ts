import { conformanceTests } from '../../conformance/conformance-tests.ts';

await conformanceTests('camunda-7.24');
