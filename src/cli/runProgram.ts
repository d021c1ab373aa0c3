import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { State } from '../app/state.ts';
import { initialState, update } from '../app/update.ts';
import { type FirstFrame, firstFrame } from '../view/firstFrame.ts';
import type { Terminal, Window } from '../view/mount.tsx';
import type { DebugLog } from './debugLog.ts';
import { listenForEndings } from './endings.ts';
import { Performer } from './perform.ts';
import type { Session } from './session.ts';
import { markOnce } from './timing.ts';

/** An image that opens sooner is on screen before Ink is loaded; nobody waits longer for keys than this and the loading. */
const openingMilliseconds = 60;

/**
 * Runs the screen until the person leaves: message → update → draw, effects to the performer. Resolves to the exit
 * code; a fault of the program restores the terminal first and is thrown.
 */
export async function runProgram(session: Session, terminal: Terminal, log: DebugLog): Promise<number> {
  const { stdout } = terminal;
  const program = new Program(session, terminal, log);
  const onResize = (): void => program.send({ type: 'resized', size: sizeOf(stdout) });
  stdout.on('resize', onResize);
  const stopListening = listenForEndings(stdout, program);
  try {
    program.start();
    return await program.left;
  } finally {
    stdout.off('resize', onResize);
    await program.close();
    stopListening();
  }
}

class Program {
  /** Resolves to the exit code, rejects with a fault of the program. */
  readonly left: Promise<number>;
  leave: (code: number) => void = () => {};
  fail: (error: unknown) => void = () => {};
  readonly #log: DebugLog;
  readonly #performer: Performer;
  readonly #terminal: Terminal;
  readonly #frame: FirstFrame;
  #window: Window | undefined;
  #isOpen: () => void = () => {};
  readonly #first: readonly Effect[];
  #state: State;
  #drawing = false;
  #over = false;

  constructor(session: Session, terminal: Terminal, log: DebugLog) {
    this.left = new Promise<number>((resolve, reject) => {
      this.leave = resolve;
      this.fail = reject;
    });
    this.#log = log;
    this.#terminal = terminal;
    [this.#state, this.#first] = initialState(sizeOf(terminal.stdout), session.reference, session.second);
    this.#performer = new Performer(session, this);
    this.#frame = firstFrame(terminal);
    this.#frame.draw(this.#state);
    markOnce('first frame');
  }

  start(): void {
    const opened = new Promise<void>((resolve) => {
      this.#isOpen = resolve;
      setTimeout(resolve, openingMilliseconds);
    });
    this.#perform(this.#first);
    opened.then(() => this.#mount()).catch(this.fail);
  }

  async #mount(): Promise<void> {
    const { mount } = await import('../view/mount.tsx');
    if (this.#over) return;
    this.#window = mount(this.#state, this.#terminal, this.send);
    this.#performer.attach(this.#window);
    this.#window.closed.catch(this.fail);
    markOnce('keys are heard');
  }

  readonly send = (message: Message): void => {
    try {
      this.#log.write(`${message.type}${message.type === 'key' ? ` ${message.key}` : ''}`);
      const [state, effects] = update(this.#state, message);
      this.#state = state;
      markOnce(`first ${message.type}`);
      this.#draw();
      this.#perform(effects);
    } catch (error) {
      this.fail(error);
    }
  };

  /** Keys that arrive together are drawn together. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    setImmediate(() => {
      this.#drawing = false;
      if (this.#over) return;
      (this.#window ?? this.#frame).draw(this.#state);
      if (isOpen(this.#state)) this.#isOpen();
      markOnce(`first frame, ${this.#state.screen.kind}`);
    });
  }

  #perform(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.#log.write(`→ ${effect.type}`);
      this.#performer.perform(effect);
    }
  }

  /** Ends what is under way and gives the terminal back. One that is gone takes nothing more: it is not waited for for ever. */
  async close(): Promise<void> {
    this.#over = true;
    this.#performer.close();
    const patience = new Promise((resolve) => setTimeout(resolve, 300).unref());
    if (this.#window === undefined) this.#frame.close();
    else await Promise.race([this.#window.close(), patience]);
  }
}

/** Whether there is more to see than that something is opened. */
function isOpen({ screen }: State): boolean {
  return screen.kind !== 'loading' || screen.progress.opened !== undefined;
}

function sizeOf({ columns, rows }: Terminal['stdout']): State['size'] {
  return { columns, rows };
}
