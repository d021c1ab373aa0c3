type Stage = { readonly name: string; readonly at: number };

/** Undefined: nobody asked, and a mark costs nothing. */
let stages: Stage[] | undefined;

/** Starts the profile that `LAYERSCOPE_TIMING=1` asks for (docs/performance.md). */
export function startTiming(env: Readonly<Record<string, string | undefined>>): void {
  if (env['LAYERSCOPE_TIMING'] === '1') stages = [];
}

/** Says that a stage has ended. */
export function mark(name: string): void {
  stages?.push({ name, at: performance.now() });
}

/** The same for a stage that is told again and again: only its first time counts, when it begins. */
export function markOnce(name: string): void {
  if (stages !== undefined && !stages.some((stage) => stage.name === name)) mark(name);
}

/** One line for each stage: milliseconds since the process started, what the stage took, its name. Empty when nobody asked. */
export function timingText(): string {
  let before = 0;
  const line = ({ name, at }: Stage): string => {
    const text = `${at.toFixed(1).padStart(9)} ms ${`+${(at - before).toFixed(1)}`.padStart(9)}  ${name}\n`;
    before = at;
    return text;
  };
  return stages === undefined || stages.length === 0 ? '' : stages.map(line).join('');
}
