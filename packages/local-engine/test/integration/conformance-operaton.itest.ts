import { conformanceTests } from '../../conformance/conformance-tests.ts';

await conformanceTests('operaton-1.0');
