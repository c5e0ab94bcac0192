import { createInProcessClient } from '../src/in-process.ts';
import { openEngine } from '../src/local-engine.ts';
import { createDispatcher } from '../src/rest/dispatch.ts';
import { ROUTES } from '../src/rest/routes.ts';
import { externalTaskProcess } from '../test/helpers/memory-engine.ts';

const opened = await openEngine({ jobExecutor: false });
const client = createInProcessClient(createDispatcher(opened.engine, ROUTES));
await client.deployments.create({ name: 'd', files: [{ name: 'a.bpmn', content: externalTaskProcess('p', 'work') }] });
const rounds = Number(process.argv[2] ?? 5),
  per = 10_000;
for (let r = 0; r < rounds; r++) {
  const cpu = process.cpuUsage();
  const t = performance.now();
  let mark = process.cpuUsage();
  for (let i = 0; i < per; i += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, k) =>
        client.processInstances.start({
          processDefinitionKey: 'p',
          businessKey: `b${r}-${i + k}`,
          variables: { orderId: { type: 'String', value: `O-${i + k}` } },
        }),
      ),
    );
  }
  const s = process.cpuUsage(mark);
  mark = process.cpuUsage();
  const all = [];
  for (let i = 0; i < per; i += 50) {
    all.push(
      ...(await client.externalTasks.fetchAndLock({
        workerId: 'w',
        maxTasks: 50,
        topics: [{ topicName: 'work', lockDurationMs: 60_000 }],
      })),
    );
  }
  const f = process.cpuUsage(mark);
  mark = process.cpuUsage();
  for (let i = 0; i < per; i += 50)
    await Promise.all(
      all.slice(i, i + 50).map((task) =>
        client.externalTasks.complete(task.id, {
          workerId: 'w',
          variables: { ok: { type: 'Boolean', value: true } },
        }),
      ),
    );
  const c = process.cpuUsage(mark);
  const sum = (x: NodeJS.CpuUsage) => (x.user + x.system) / per;
  console.log(
    `start ${sum(s).toFixed(1)} fetch ${sum(f).toFixed(1)} complete ${sum(c).toFixed(1)} us cpu; wall/s ${((per / (performance.now() - t)) * 1000).toFixed(0)}, heap ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)}MB`,
  );
}
await opened.close();
