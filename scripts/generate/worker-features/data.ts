import type { FeatureGroup } from './feature.ts';

/** What goes in and out of a task. */
export const dataFeatures: FeatureGroup = {
  group: 'Data',
  features: [
    {
      feature: 'Types of input, output and errors',
      how: 'from the contract, without generated code',
      test: {
        file: 'packages/worker-sdk/src/testing/test-handler.test.ts',
        title: 'input and outcome have the types of the contract',
      },
    },
    {
      feature: 'Input is checked before the handler runs',
      how: 'an incident `CONTRACT_INPUT`',
      test: {
        file: 'packages/worker-sdk/src/handler/check-task.test.ts',
        title: 'a task with %s is an incident and never reaches the handler',
      },
    },
    {
      feature: 'Output is checked before the engine hears of it',
      how: 'an incident `CONTRACT_OUTPUT`',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'output with %s is an incident CONTRACT_OUTPUT',
      },
    },
    {
      feature: 'Only named variables come in',
      how: '`input` of the contract; others are not fetched',
      test: {
        file: 'packages/worker-sdk/src/handler/check-task.test.ts',
        title: 'a handler sees the allowlisted variables only',
      },
    },
    {
      feature: 'Only named variables go out',
      how: '`output` of the contract',
      test: { file: 'packages/contract/src/variable.test.ts', title: 'blocks output that it does not name' },
    },
    {
      feature: 'Long integers, decimals and dates without loss',
      how: '`v.long()`, `v.decimal()`, `v.date()`',
      test: {
        file: 'packages/contract/src/variable.test.ts',
        title: 'of type %s is written and read back without loss',
      },
    },
    {
      feature: 'Text that is too long for the engine is not sent',
      how: '4000 characters',
      test: {
        file: 'packages/contract/src/variable.test.ts',
        title: 'does not write text that is longer than the column',
      },
    },
    {
      feature: 'Messages of failures fit the engine',
      how: '666 characters, the code in front',
      test: {
        file: 'packages/worker-sdk/src/run/error-text.test.ts',
        title: 'a message is cut at 666 characters and starts with its code',
      },
    },
    {
      feature: 'The business key has the form of its kind',
      how: '`defineBusinessKey`; an incident `BUSINESS_KEY_INVALID`',
      test: { file: 'packages/worker-sdk/src/handler/check-task.test.ts', title: 'a business key of another type' },
    },
    {
      feature: 'A business key has a type of its own',
      how: '`BusinessKeyText`',
      test: {
        file: 'packages/contract/src/business-key.test.ts',
        title: 'is text of its own type: neither any text nor a key of another kind fits',
      },
    },
    {
      feature: 'Ids of tasks, instances and definitions have types of their own',
      how: 'one of another kind does not compile',
      test: {
        file: 'packages/worker-sdk/src/handler/ids.test.ts',
        title: 'ids of one kind are not taken for another, and text from outside may be any',
      },
    },
    {
      feature: 'Code generated from BPMN',
      how: '`stepwright generate model` makes types of the names of a model, `stepwright generate contract` the first draft of its contracts and handlers',
      test: {
        file: 'packages/codegen/src/contract/contract-drafts.test.ts',
        title: 'a draft does not compile, and the compiler says nothing but what is to be decided',
      },
    },
    {
      feature: 'The model has the topics of the contract',
      how: 'a rule of `npm run verify`, for the processes of this repository',
      test: {
        file: 'scripts/tidy/rules/topics.test.ts',
        title: 'refuses files of contracts that differ from their topics',
      },
    },
    {
      feature: 'The model knows the errors of the contract',
      how: 'the same',
      test: {
        file: 'scripts/tidy/rules/model-errors.test.ts',
        title: 'refuses an error that no task declares, and a declared one that the model does not know',
      },
    },
    {
      feature: 'The model writes what a contract reads',
      how: '`stepwright lint`: rules `input-not-available`, `variable-type-mismatch`, `variable-unwritten` and others, over every way through the model',
      test: {
        file: 'packages/model-lint/src/data-flow/availability.test.ts',
        title: 'what is called sure never fails on an engine, whatever way a random process takes',
      },
    },
    {
      feature: 'Sealed variables',
      how: '`.sealed()` of a variable, `payloadCodec`, `createAesCodec`',
      test: {
        file: 'packages/worker-sdk/src/sealing/sealed-run.test.ts',
        title: 'a handler reads sealed input in plain text, and the engine gets sealed output',
      },
    },
    {
      feature: 'Credentials are taken out of error texts',
      how: 'passwords, tokens, headers, addresses',
      test: { file: 'packages/worker-sdk/src/run/error-text.test.ts', title: 'takes the secret out of %s' },
    },
  ],
};
