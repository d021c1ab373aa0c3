import { type Instance, render, useApp } from 'ink';
import type { ReactNode } from 'react';
import type { Message } from '../app/message.ts';
import type { State } from '../app/state.ts';
import { App } from './app.tsx';
import type { Look } from './theme.ts';

/** The terminal as the program holds it. */
export type Terminal = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly look: Look;
};

export type Suspension = { resume(): Promise<void> };

/** The screen while it is up. */
export type Window = {
  /** Draws a state; Ink joins states that follow faster than its frames. */
  draw(state: State): void;
  /** Draws everything again, whatever the terminal shows now. */
  redraw(): Promise<void>;
  /** Gives the terminal back to the shell until `resume` is called; undefined while it is given back already. */
  suspend(): Promise<Suspension | undefined>;
  /** Leaves the alternate screen; resolves when the terminal is as it was. */
  close(): Promise<void>;
  /** Rejects with the error that drawing threw, resolves after `close`. */
  readonly closed: Promise<unknown>;
};

type Handle = ReturnType<typeof useApp>;

/** Hands Ink's handle out of the tree: suspending is offered to components only. */
function Held({
  hold,
  children,
}: {
  readonly hold: (handle: Handle) => void;
  readonly children: ReactNode;
}): ReactNode {
  hold(useApp());
  return children;
}

/** Opens the alternate screen and draws `state`; keys and pasted text arrive as messages. */
export function mount(state: State, terminal: Terminal, onMessage: (message: Message) => void): Window {
  let handle: Handle | undefined;
  const hold = (given: Handle): void => {
    handle = given;
  };
  const element = (next: State): ReactNode => (
    <Held hold={hold}>
      <App
        state={next}
        look={terminal.look}
        onKey={(key) => onMessage({ type: 'key', key })}
        onText={(text) => onMessage({ type: 'text', text })}
      />
    </Held>
  );
  const instance: Instance = render(element(state), {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    patchConsole: false,
    // Ink would turn itself off under CI; who opens the screen is decided in cli/
    interactive: true,
  });
  let isSuspended = false;
  const suspend = async (): Promise<Suspension | undefined> => {
    // Ctrl+L held down comes faster than Ink resumes, and a second suspension is an error to it.
    if (isSuspended) return undefined;
    isSuspended = true;
    const suspension = await handle?.suspendTerminal();
    return {
      resume: async () => {
        await suspension?.resume();
        isSuspended = false;
      },
    };
  };
  return {
    draw: (next) => instance.rerender(element(next)),
    redraw: async () => (await suspend())?.resume(),
    suspend,
    close: async () => {
      // Ink draws once more when it leaves; tmux keeps rows of a frame that is taller than the window was at the start
      instance.rerender(null);
      instance.unmount();
      await instance.waitUntilExit();
    },
    closed: instance.waitUntilExit(),
  };
}
