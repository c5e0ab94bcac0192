import type { EngineOptions } from './start-engine.ts';

/** Of our environment the engine gets these only: a SERVER_PORT or SPRING_… of ours would override its configuration. */
const PASSED_ON = ['PATH', 'HOME', 'JAVA_HOME', 'JAVA_TOOL_OPTIONS', 'LANG', 'LC_ALL', 'TZ'];

/** Makes the environment that `application.yaml` of the engines reads. The password is here because arguments are public. */
export function engineEnvironment(
  { database, jobExecutor = true, testClock = false, unhandledBpmnError = 'exception' }: EngineOptions,
  port: number,
): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
    ENGINE_PORT: String(port),
    ENGINE_JOB_EXECUTOR: String(jobExecutor),
    ENGINE_TEST_CLOCK: String(testClock),
    ENGINE_UNHANDLED_BPMN_ERROR_IS_EXCEPTION: String(unhandledBpmnError === 'exception'),
    ...(database === undefined ? {} : databaseEnvironment(new URL(database.url))),
  };
}

function databaseEnvironment(url: URL): NodeJS.ProcessEnv {
  return {
    ENGINE_DATABASE_URL: `jdbc:postgresql://${url.hostname}:${url.port || 5432}${url.pathname}${url.search}`,
    ENGINE_DATABASE_USER: decodeURIComponent(url.username),
    ENGINE_DATABASE_PASSWORD: decodeURIComponent(url.password),
  };
}
