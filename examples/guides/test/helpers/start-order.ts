import type { EngineClient } from '@stepwright/engine-client';

/** Starts the process of one order line, and answers its instance. */
export async function startOrder(engine: EngineClient, line: string): Promise<string> {
  const { id } = await engine.processInstances.start({
    processDefinitionKey: 'order',
    businessKey: `acme:order:${line}`,
    variables: {
      tenantId: { type: 'String', value: 'acme' },
      article: { type: 'String', value: 'A-1' },
      lineId: { type: 'String', value: line },
    },
  });
  return id;
}
