/** What the program says to the shell when it ends. Precedence where several apply: bug, interrupted, failed, partial, differs. */
export const exitCode = {
  fine: 0,
  /** Two images differ in more than times, and `--exit-code` asks. */
  differs: 1,
  /** Wrong usage, or nothing could be read. */
  failed: 2,
  /** Read in part: problems of severity `error` were found. */
  partial: 3,
  /** A fault of the program (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const;
