/** `?`. */
export type HelpOverlay = {
  readonly kind: 'help';
  readonly query: string;
  readonly cursor: number;
  readonly top: number;
};

/** `t`. */
export type ShowOverlay = { readonly kind: 'show'; readonly cursor: number };

/** `!`. */
export type ProblemsOverlay = { readonly kind: 'problems'; readonly top: number };
