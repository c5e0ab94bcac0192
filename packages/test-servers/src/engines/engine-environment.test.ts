import { afterEach, expect, test, vi } from 'vitest';
import { engineEnvironment } from './engine-environment.ts';

afterEach(() => vi.unstubAllEnvs());

test('gives a JDBC address without the account, and the account decoded', () => {
  const environment = engineEnvironment(
    { database: { url: 'postgres://me%40home:p%2Fw@127.0.0.1:20001/engine' } },
    20_002,
  );
  expect(environment).toMatchObject({
    ENGINE_DATABASE_URL: 'jdbc:postgresql://127.0.0.1:20001/engine',
    ENGINE_DATABASE_USER: 'me@home',
    ENGINE_DATABASE_PASSWORD: 'p/w',
    ENGINE_PORT: '20002',
    ENGINE_JOB_EXECUTOR: 'true',
    ENGINE_TEST_CLOCK: 'false',
    ENGINE_UNHANDLED_BPMN_ERROR_IS_EXCEPTION: 'true',
  });
});

test('keeps variables of ours away that would configure the engine', () => {
  vi.stubEnv('SERVER_PORT', '1');
  vi.stubEnv('SPRING_DATASOURCE_URL', 'jdbc:other');
  expect(engineEnvironment({}, 20_002)).not.toHaveProperty('SERVER_PORT');
  expect(engineEnvironment({}, 20_002)).not.toHaveProperty('SPRING_DATASOURCE_URL');
});

test('an unhandled BPMN error is silent only when that is asked for', () => {
  expect(engineEnvironment({ unhandledBpmnError: 'silent' }, 20_002)).toMatchObject({
    ENGINE_UNHANDLED_BPMN_ERROR_IS_EXCEPTION: 'false',
  });
});
