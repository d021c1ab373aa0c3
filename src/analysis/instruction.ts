/** Longer instructions are cut before they are read: a row shows a line, and a history may hold a megabyte. */
const longest = 4000;

/** What goes before the command of a RUN: a shell, with the build arguments that BuildKit and the classic builder write. */
const shell = /^(?:\|\d+ (?:.*? )?)?\/(?:usr\/)?bin\/(?:sh|ash|bash|dash)(?: -[a-z]+| -o pipefail)* -[a-z]*c /;
const nop = /^#\(nop\) ?/;
const buildkit = / ?# buildkit$/;
/** Openings that every such command has and that say nothing about this one. */
const opening = /^(?:set -[a-z]+(?: pipefail)?|apt-get(?: -[\w=:]+)* update(?: -[\w=:]+)*) ?(?:;|&&) ?/;

/**
 * An instruction of the history without noise, in one line: `/bin/sh -c #(nop) COPY file:facc… in /bin/hello` is
 * `COPY file in /bin/hello`. Details show it whole.
 */
export function instruction(createdBy: string): string {
  const text = oneLine(createdBy.slice(0, longest)).replace(buildkit, '');
  const isRun = text.startsWith('RUN ');
  const command = isRun ? text.slice(4) : text;
  const bare = command.replace(shell, '');
  if (!isRun && bare === command) return withoutHashes(text);
  if (nop.test(bare)) return withoutHashes(bare.replace(nop, '').trim());
  return withoutHashes(`RUN ${withoutOpenings(bare)}`);
}

/** What is said of a step that has no instruction, as far as a row shows it. */
export function remarkText(comment: string): string {
  return oneLine(comment.slice(0, longest));
}

function oneLine(text: string): string {
  return text.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
}

function withoutOpenings(command: string): string {
  let text = command;
  for (let shorter = text.replace(opening, ''); shorter !== text; shorter = text.replace(opening, '')) {
    // A command that is nothing but an opening is what the step did.
    if (shorter === '') return text;
    text = shorter;
  }
  return text;
}

/** `ADD file:e583… in /` names a checksum of the builder's; elsewhere twelve digits of a hash tell as much as all. */
function withoutHashes(text: string): string {
  return text.replace(/\b(file|dir|multi):[0-9a-f]{64}/g, '$1').replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…');
}

/** The instruction with all that a person may have to look up, in one line; only the builder's frame is taken away. */
export function wholeInstruction(createdBy: string): string {
  const text = oneLine(createdBy);
  const command = text.replace(/^\/bin\/sh -c /, '');
  if (nop.test(command)) return command.replace(nop, '').trim();
  return command === text ? text : `RUN ${command}`;
}
