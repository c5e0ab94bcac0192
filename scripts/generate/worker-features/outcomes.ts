import type { FeatureGroup } from './feature.ts';

/** What comes of a task. */
export const outcomeFeatures: FeatureGroup = {
  group: 'Outcomes',
  features: [
    {
      feature: 'A handler that forgets its outcome does not compile',
      how: '`Outcome` is made by the context only',
      test: { file: 'packages/worker-sdk/src/handler/define-handler.test.ts', title: 'the outcome is forgotten' },
    },
    {
      feature: 'Every thrown error is reported to the engine',
      how: 'as a retry, with stack and causes',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'an uncaught error is reported as a retry with its stack and without secrets',
      },
    },
    {
      feature: 'An error of the business is another thing than a failure',
      how: '`context.bpmnError(code, data)`',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'a BPMN error carries its code and its data',
      },
    },
    {
      feature: 'Error codes are a closed list when compiled',
      how: '`errors` of the contract',
      test: {
        file: 'packages/worker-sdk/src/handler/define-handler.test.ts',
        title: 'the code is not declared by the contract',
      },
    },
    {
      feature: 'Error codes are a closed list when run',
      how: 'an incident `CONTRACT_OUTPUT`',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/outcomes.ts',
        title: 'a BPMN error that the contract does not declare is an incident at once',
      },
    },
    {
      feature: 'A failure that is not tried again',
      how: '`context.fail(code, reason)`',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'fail makes an incident at once with its own code',
      },
    },
    {
      feature: 'A failure that says when it is tried again',
      how: '`context.retry(reason, { afterMs })`',
      test: { file: 'packages/worker-sdk/src/run/plain-run.test.ts', title: 'a retry may choose its own delay' },
    },
    {
      feature: 'Attempts and waits by policy, also when the engine was never told a number',
      how: '`retry` of the contract',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'a retry counts down from the policy with its delays, and ends in an incident that names the reason',
      },
    },
    {
      feature: 'Random parts in the waits of a policy',
      how: '`jitter` of `retry`',
      test: {
        file: 'packages/contract/src/definitions.test.ts',
        title: 'repeats its last delay and moves it by the jitter',
      },
    },
    {
      feature: 'The policy may stand in the model',
      how: 'the extension property `retryTimeCycle`',
      test: {
        file: 'packages/worker-sdk/src/handler/check-task.test.ts',
        title: 'the retry policy of the task in the model goes before that of the contract',
      },
    },
    {
      feature: 'A failure that alarms nobody',
      how: '`context.retry(reason, { isBenign: true })`',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'a benign retry counts down like any other, under a code of its own and without a warning',
      },
    },
    {
      feature: 'A completion that met optimistic locking or a deadlock is sent again',
      how: 'the handler does not run again',
      test: {
        file: 'packages/worker-sdk/src/engine/engine-answer.test.ts',
        title: 'after %s the completion is sent again and the handler does not run again',
      },
    },
    {
      feature: '"Nobody knows whether it happened" is an outcome',
      how: '`context.unknown(reason)`, then `reconcile`',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/effects.ts',
        title: 'an outcome that is not known is reconciled, executed once, and costs no retry',
      },
    },
    {
      feature: 'An effect and its record in one transaction',
      how: '`context.transact`, `createPostgresAttemptStore`',
      test: {
        file: 'packages/worker-sdk/test/integration/transacted-effect.itest.ts',
        title: 'the domain row and the attempt row are both there, and a repeated delivery changes nothing',
      },
    },
    {
      feature: 'A key that every run of a task repeats',
      how: '`context.operation.idempotencyKey`; `attempt.fetch` sends it',
      test: {
        file: 'packages/worker-sdk/src/effect/effect-run.test.ts',
        title:
          'a refused connection is surely not sent: it is recorded so, and the next run executes under the same key',
      },
    },
    {
      feature: 'A completion without answer is looked up',
      how: 'in the history of the engine',
      test: {
        file: 'packages/worker-sdk/src/engine/engine-answer.test.ts',
        title: 'a completion whose answer was lost is found in history and counts as completed',
      },
    },
  ],
};
