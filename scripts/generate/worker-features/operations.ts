import type { FeatureGroup } from './feature.ts';

/** What operators need. */
export const operationsFeatures: FeatureGroup = {
  group: 'Operations',
  features: [
    {
      feature: 'Headers for every request',
      how: '`headers` of `createEngineClient`, asked anew each time',
      test: {
        file: 'packages/engine-client/src/create-engine-client.test.ts',
        title: 'ask headers() anew for every call',
      },
    },
    {
      feature: 'Plugins that see every fetch and every run',
      how: '`observers`',
      test: {
        file: 'packages/worker-sdk/src/worker/worker-observer.test.ts',
        title: 'an observer sees fetches and runs, and the variables that it asked for',
      },
    },
    {
      feature: 'A token that many callers get by one request',
      how: '`createClientCredentials`',
      test: {
        file: 'packages/worker-sdk/src/http/client-credentials.test.ts',
        title: 'asks once per tenant, also for callers at the same moment',
      },
    },
    {
      feature: 'Certificates on both sides',
      how: '`tls` of `createEngineClient`',
      test: {
        file: 'packages/engine-client/test/integration/tls.itest.ts',
        title: 'the engine is trusted by its authority, and knows us by our certificate',
      },
    },
    {
      feature: 'Workers of two versions side by side',
      how: '`versionTag`',
      test: {
        file: 'packages/worker-sdk/test/integration/fetch-choice.itest.ts',
        title: 'a worker for one version tag leaves the tasks of other versions to other workers',
      },
    },
    {
      feature: 'A retry of an incident is believed when the engine has lost the incident',
      how: 'the service `operations`',
      test: {
        file: 'domain-services/operations/test/integration/incidents.itest.ts',
        title: 'is retried by the order service and resolved when the engine has lost the incident',
      },
    },
    {
      feature: 'Notes on incidents',
      how: '`engine.incidents.annotate`',
      test: {
        file: 'packages/engine-client/test/integration/engine-client.itest.ts',
        title: 'with no retries left make an incident, which retries end',
      },
    },
    {
      feature: 'How much each node of an engine has to do',
      how: '`createTelemetry` in `observers` of `createEngineClient`; `overloaded` is a result of its own',
      test: {
        file: 'packages/worker-sdk/src/telemetry/worker-metrics.test.ts',
        title: 'counts calls by node and result, and leaves long polls out of their durations',
      },
    },
    {
      feature: 'Plugins that see every call',
      how: '`observers` of `createEngineClient`; what is sent they cannot change, but for `headers`',
      test: {
        file: 'packages/engine-client/src/observe-calls.test.ts',
        title: 'every node that a call went to is told, with how the call ended there',
      },
    },
    {
      feature: 'Incidents of one cause together',
      how: '`groupIncidents` of the engine client: by type, activity and message, without what names one case',
      test: {
        file: 'packages/engine-client/src/group-incidents.test.ts',
        title: 'incidents that differ only in the case that they name are one group, the largest group first',
      },
    },
    {
      feature: 'What a migration would do, before it is done',
      how: '`migrations.dryRun` of `createEngineClient`: what the engine refuses of a plan, and which instances are in the way, with their activities',
      test: {
        file: 'packages/engine-client/test/integration/engine-client.itest.ts',
        title:
          'are tried without being done: what the engine refuses and which instances are in the way, each with its activity',
      },
    },
  ],
};
