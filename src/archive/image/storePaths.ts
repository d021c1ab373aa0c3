const opening = 'store paths: [';

/**
 * The store paths in a history comment of dockerTools (nixpkgs stream_layered_image.py): `store paths: ['/nix/store/…']`,
 * a Python list as `repr` writes it, not JSON. Base layers list `<id>/layer.tar` there, which is no store path.
 */
export function storePathsIn(comment: string): readonly string[] {
  if (!comment.startsWith(opening)) return [];
  const paths: string[] = [];
  for (let at = opening.length; at < comment.length && comment[at] !== ']'; ) {
    const quote = comment[at];
    if (quote === "'" || quote === '"') {
      const [text, end] = quoted(comment, at + 1, quote);
      if (text.startsWith('/')) paths.push(text);
      at = end;
    } else at += 1;
  }
  return paths;
}

/** The text up to the closing quote, and the place behind it. */
function quoted(comment: string, start: number, quote: string): [text: string, end: number] {
  let text = '';
  for (let at = start; at < comment.length; at += 1) {
    if (comment[at] === quote) return [text, at + 1];
    if (comment[at] === '\\') at += 1;
    text += comment[at] ?? '';
  }
  return [text, comment.length];
}
