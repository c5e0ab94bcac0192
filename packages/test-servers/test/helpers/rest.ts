/** Asks an engine's REST API; an answer outside 2xx is an error with its text. */
export async function rest<Answer>(engineUrl: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${engineUrl}${path}`, {
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : post(body)),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

function post(body: unknown): RequestInit {
  if (body instanceof FormData) return { method: 'POST', body };
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Deploys a process whose one thing between start and end is given as BPMN. */
export async function deploy(
  engineUrl: string,
  key: string,
  middle: string,
  end: string = '<endEvent id="end"/>',
): Promise<void> {
  const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test-servers">
  <error id="refused" errorCode="REFUSED"/>
  <process id="${key}" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"/>
    <sequenceFlow id="in" sourceRef="start" targetRef="middle"/>
    ${middle}
    <sequenceFlow id="out" sourceRef="middle" targetRef="end"/>
    ${end}
  </process>
</definitions>`;
  const form = new FormData();
  form.set('deployment-name', key);
  form.set('model', new Blob([bpmn]), `${key}.bpmn`);
  await rest(engineUrl, '/deployment/create', form);
}

/** Starts an instance and returns its id. */
export async function start(engineUrl: string, key: string): Promise<string> {
  const { id } = await rest<{ id: string }>(engineUrl, `/process-definition/key/${key}/start`, {});
  return id;
}

/** Tells the state that history knows of an instance. */
export async function stateOf(engineUrl: string, id: string): Promise<string> {
  const { state } = await rest<{ state: string }>(engineUrl, `/history/process-instance/${id}`);
  return state;
}
