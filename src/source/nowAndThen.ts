/** A sender that is quick sends thousands of chunks a second: telling of each would keep it waiting. */
const milliseconds = 50;

/** Passes on the first of many calls, then one now and then, and at `end` the last. */
export function nowAndThen(tell: (done: number) => void): { tell(done: number): void; end(): void } {
  let toldAt = Number.NEGATIVE_INFINITY;
  let waiting: number | undefined;
  const end = (): void => {
    if (waiting !== undefined) tell(waiting);
    waiting = undefined;
  };
  return {
    tell(done) {
      waiting = done;
      if (performance.now() - toldAt < milliseconds) return;
      toldAt = performance.now();
      end();
    },
    end,
  };
}
