import { startEngine } from '@stepwright/test-servers';

// The program of an engine in a process of its own: says where it is, and ends with whoever started it.

const { url } = await startEngine({ distribution: 'local', jobExecutor: false });
process.once('disconnect', () => process.exit(0));
process.send?.({ url });
