import type { Progress } from '../model/openImage.ts';
import { sizeText } from '../text/bytes.ts';
import { fitEnd } from '../text/fit.ts';
import { harmless } from '../text/sanitize.ts';

/** Nothing is said of what takes less. */
const patienceMilliseconds = 200;

/** One line on a terminal's standard error that says what is being read; silent elsewhere and for what is quick. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #began = performance.now();
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  readonly tell = ({ stage, done, total }: Progress): void => {
    if (!this.#stream.isTTY || performance.now() - this.#began < patienceMilliseconds) return;
    const share =
      total === undefined || total === 0 ? '' : ` of ${sizeText(total)} (${Math.floor((100 * done) / total)} %)`;
    const words = `${harmless(stage)}: ${sizeText(done)}${share}`;
    this.#stream.write(`\r\x1b[K${fitEnd(words, (this.#stream.columns ?? 80) - 1)}`);
    this.#shown = true;
  };

  clear(): void {
    if (this.#shown) this.#stream.write('\r\x1b[K');
    this.#shown = false;
  }
}
