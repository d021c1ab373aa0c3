import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';

/** A worker that works in this thread: its function on one end of a channel. `onEnd` hears when it is terminated. */
export function workerHere(serve: (port: MessagePort) => void, onEnd: () => void): Worker {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const terminate = async (): Promise<number> => {
    onEnd();
    port1.close();
    return 1;
  };
  return Object.assign(port1, { terminate }) as unknown as Worker;
}
