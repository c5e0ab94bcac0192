export { demonstrate } from './demonstrate.ts';
export { demonstrationTenant, people } from './people.ts';
export { createPlatformClient, expectStatus, type PlatformClient } from './platform-client.ts';
export type { PlatformOptions, WorkerName } from './platform-options.ts';
export { seedCatalog } from './seed-catalog.ts';
export { type Platform, startPlatform } from './start-platform.ts';
export { waitFor } from './wait-for.ts';
