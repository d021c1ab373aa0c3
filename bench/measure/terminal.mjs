import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { onPath } from './onPath.mjs';

const patience = 60_000;
const closingMilliseconds = 3000;
/** What was written belongs to one frame when nothing more comes for so long; Ink draws at most every 16 ms. */
const quietMilliseconds = 40;
/** Less than this in 300 ms is no work. */
const idleMilliseconds = 10;
const wakeMilliseconds = 500;

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
  #decoder = new StringDecoder('utf8');
  #bytes = 0;
  #last = performance.now();
  #heard = () => {};
  #over = false;
  #pressedAt = 0;
  #waking;

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
      this.#text += this.#decoder.write(chunk);
      this.#heard();
    });
    // When somebody stops the program for a while (SIGSTOP), script stops itself too, and whoever wakes the program does not
    // know of script: nothing would ever be heard again.
    this.#waking = setInterval(() => this.#child.kill('SIGCONT'), wakeMilliseconds);
    this.#child.on('close', () => {
      clearInterval(this.#waking);
      this.#over = true;
      this.#heard();
    });
  }

  /** Milliseconds from the last key to what was written last. */
  get sinceKey() {
    return this.#last - this.#pressedAt;
  }

  /** Waits until what was written since the last key has the text; milliseconds since the start. */
  async until(text) {
    await this.#heardThat(() => this.text.includes(text), `“${text}”`);
    return this.#last - this.#began;
  }

  /** What was written since the last key, without what moves the cursor and colours. */
  get text() {
    return plain(this.#text);
  }

  /** What one key costs until its frame is written: milliseconds of processor of all threads, and bytes. */
  async pressed(keys) {
    const [processor, bytes] = [this.#processor(), this.#bytes];
    this.#text = '';
    this.#pressedAt = performance.now();
    this.#child.stdin.write(keys);
    const isDrawn = () => this.#bytes > bytes && isWhole(this.#text);
    await this.#heardThat(isDrawn, `a frame after ${JSON.stringify(keys)}`);
    const milliseconds = this.sinceKey;
    while (performance.now() - this.#last < quietMilliseconds || !isDrawn()) await pause(5);
    return { milliseconds, processor: this.#processor() - processor, bytes: this.#bytes - bytes };
  }

  /** Waits until the program does nothing any more: what it reads in the background belongs to no key. */
  async idle() {
    const deadline = performance.now() + patience;
    for (let before = Number.NEGATIVE_INFINITY, now = this.#processor(); now - before > idleMilliseconds; ) {
      if (performance.now() > deadline) throw new Error('the program is never idle');
      await pause(300);
      [before, now] = [now, this.#processor()];
    }
  }

  /** Ctrl+C, then by force: whatever hangs, the next measurement starts. */
  async close() {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    if (!this.#over) {
      this.#child.stdin.write('\x03');
      await Promise.race([ended, pause(closingMilliseconds)]);
    }
    if (!this.#over) {
      if (existsSync(this.#pidFile)) process.kill(this.#pid(), 'SIGKILL');
      clearInterval(this.#waking);
      this.#child.kill('SIGKILL');
      this.#child.stdout.destroy();
    }
    rmSync(this.#pidFile, { force: true });
  }

  #pid() {
    return Number(readFileSync(this.#pidFile, 'utf8'));
  }

  /** Milliseconds on a processor so far, of all threads that live (the kernel's schedstat, nanoseconds). */
  #processor() {
    const tasks = `/proc/${this.#pid()}/task`;
    const nanoseconds = readdirSync(tasks).map((task) => Number(scheduled(`${tasks}/${task}/schedstat`).split(' ')[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  }

  #heardThat(isThere, what) {
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        this.#heard = () => {};
        reject(new Error(`${what} was not drawn: ${why}\n${this.text.slice(-500)}`));
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

/** Whether every frame that was begun has ended: Ink puts each between marks (DEC private mode 2026, synchronised output). */
function isWhole(text) {
  return text.lastIndexOf('\x1b[?2026h') <= text.lastIndexOf('\x1b[?2026l');
}

/** Without what moves the cursor and colours. */
function plain(text) {
  return text.replace(/\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]/g, '');
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
