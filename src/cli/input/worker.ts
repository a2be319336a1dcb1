import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Assignment, type Order } from './crew';
import { prepare } from './jobs';
import { Manifests } from './manifests';

// The program of the other threads.

const { files, namespace } = workerData as Assignment;
const manifests = new Manifests(namespace);

parentPort!.on('message', ({ job, settings, next }: Order) => {
  const counter = new Int32Array(next);
  const run = prepare(job, manifests, settings as never);
  for (let index = Atomics.add(counter, 0, 1); index < files.length; index = Atomics.add(counter, 0, 1)) {
    parentPort!.postMessage({ index, result: run(files[index]) } satisfies Answer);
  }
});
