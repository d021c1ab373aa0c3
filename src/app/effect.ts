import type { Stack, VersionPair } from '../layers/stack.ts';

/** What the program wants done. Data: `cli/perform` is the only interpreter, and every effect with an id answers with a message. */
export type Effect =
  /** Opens what the command line named (or, with `other`, the other image of the same source): progressed*, offered?, loaded | failed. */
  | { readonly type: 'load'; readonly id: number; readonly reference: string; readonly other?: boolean }
  /** Answers `offered`: which of the choices. */
  | { readonly type: 'choose'; readonly id: number; readonly index: number }
  /** Reads the contents of pairs of versions: compared*, the last one with `last`, also when there are no pairs. */
  | {
      readonly type: 'compare';
      readonly id: number;
      readonly stack: Stack;
      readonly pairs: readonly VersionPair[];
    }
  /** Searches all paths: found. The latest query wins. */
  | { readonly type: 'find'; readonly id: number; readonly stack: Stack; readonly query: string }
  /** noticeExpired after two seconds. */
  | { readonly type: 'expireNotice'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'suspend' }
  | { readonly type: 'redraw' }
  /** Leaves because nothing could be opened; the sentence is said again in the shell, where it stays. Exit code 2. */
  | { readonly type: 'giveUp'; readonly message: string; readonly hint: string }
  /** Leaves with this exit code. */
  | { readonly type: 'quit'; readonly code: number };
