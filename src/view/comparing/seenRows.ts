/** Which rows of a long list are drawn: as many as `visible` lines of `width` cells hold from `top` on. */
export type SeenRows = { readonly top: number; readonly visible: number; readonly width: number };
