export { createHelloWorker, deployHello } from './hello-worker.ts';
