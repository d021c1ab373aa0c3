import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './onPath.mjs';

const patience = 120_000;
/** What was written belongs to one frame when nothing more comes for so long; Ink draws at most every 16 ms. */
const quietMilliseconds = 40;

/** Whether there is a pseudo terminal to be had: `script` of util-linux, and /proc to ask the kernel. */
export function hasTerminal() {
  return process.platform === 'linux' && onPath('script') && existsSync('/proc/self/schedstat');
}

/** A program in a pseudo terminal: keys in, bytes out, and the processor time that it takes. */
export class Terminal {
  #child;
  #pidFile = join(tmpdir(), `layerscope-bench-pid-${process.pid}-${Math.round(performance.now() * 1000)}`);
  #began = performance.now();
  #text = '';
  #bytes = 0;
  #last = performance.now();
  #heard = () => {};
  #over = false;

  constructor({ command, args, columns, rows, env = {} }) {
    const words = [command, ...args].map((word) => `'${word}'`).join(' ');
    const line = `stty cols ${columns} rows ${rows}; echo $$ > '${this.#pidFile}'; exec ${words} 2>/dev/null`;
    const { CI: _, ...own } = process.env;
    this.#child = spawn('script', ['-qefc', line, '/dev/null'], {
      env: { ...own, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child.stdout.on('data', (chunk) => {
      this.#last = performance.now();
      this.#bytes += chunk.length;
      this.#text += chunk.toString('latin1');
      this.#heard();
    });
    this.#child.on('close', () => {
      this.#over = true;
      this.#heard();
    });
  }

  /** Waits until what was written since `forget` has the text; milliseconds since the start. */
  async until(text) {
    const wanted = Buffer.from(text).toString('latin1');
    await this.#heardThat(() => plain(this.#text).includes(wanted), `“${text}”`);
    return this.#last - this.#began;
  }

  forget() {
    this.#text = '';
  }

  /** Milliseconds until the text is there after keys. */
  async answered(keys, text) {
    this.forget();
    const pressed = performance.now();
    this.#child.stdin.write(keys);
    await this.until(text);
    return this.#last - pressed;
  }

  /** What one key costs until its frame is written: milliseconds of processor of all threads, and bytes. */
  async pressed(keys) {
    const [processor, bytes] = [this.#processor(), this.#bytes];
    const since = performance.now();
    this.#child.stdin.write(keys);
    await this.#heardThat(() => this.#bytes > bytes, `a frame after ${JSON.stringify(keys)}`);
    const milliseconds = this.#last - since;
    await this.quiet();
    return { milliseconds, processor: this.#processor() - processor, bytes: this.#bytes - bytes };
  }

  /** Waits until nothing more is written. */
  async quiet(milliseconds = quietMilliseconds) {
    while (performance.now() - this.#last < milliseconds) await pause(5);
  }

  /** Waits until the program does nothing any more: what it reads in the background belongs to no key. */
  async idle() {
    for (let before = -1, now = this.#processor(); now - before > 10; ) {
      await pause(300);
      [before, now] = [now, this.#processor()];
    }
  }

  async close() {
    rmSync(this.#pidFile, { force: true });
    if (this.#over) return;
    this.#child.stdin.write('\x03');
    const timer = setTimeout(() => this.#child.kill(), 3000);
    await new Promise((resolve) => this.#child.once('close', resolve));
    clearTimeout(timer);
  }

  /** Milliseconds on a processor so far, of all threads that live (the kernel's schedstat, nanoseconds). */
  #processor() {
    const tasks = `/proc/${readFileSync(this.#pidFile, 'utf8').trim()}/task`;
    const nanoseconds = readdirSync(tasks).map((task) => Number(scheduled(`${tasks}/${task}/schedstat`).split(' ')[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  }

  #heardThat(isThere, what) {
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        this.#heard = () => {};
        reject(new Error(`${what} was not drawn: ${why}\n${plain(this.#text).slice(-500)}`));
      };
      const timer = setTimeout(() => fail('nothing came'), patience);
      this.#heard = () => {
        if (!isThere() && !this.#over) return;
        clearTimeout(timer);
        this.#heard = () => {};
        if (isThere()) resolve();
        else fail('the program ended');
      };
      this.#heard();
    });
  }
}

/** A thread that has ended since it was listed took its time with it. */
function scheduled(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '0';
    throw error;
  }
}

/** Without what moves the cursor and colours. */
function plain(text) {
  return text.replace(/\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]/g, '');
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
