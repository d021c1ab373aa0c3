/** A sender that is quick sends thousands of chunks a second: telling of each would keep it waiting. */
const milliseconds = 50;

/** Tells the first of many calls, and then one now and then. */
export function nowAndThen(tell: (done: number) => void): (done: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (done) => {
    if (performance.now() - told < milliseconds) return;
    told = performance.now();
    tell(done);
  };
}
