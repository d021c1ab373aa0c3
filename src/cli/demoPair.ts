import { UserError } from '../model/userError.ts';
import { type DemoImage, demoImages } from '../source/demo/demoImages.ts';
import type { ReportCommand } from './runReport.ts';

/** The demo's images in the order to show them: the one that `--image` names first, else hello-nix. */
export function demoPair(image: string | undefined): readonly [first: DemoImage, second: DemoImage] {
  const [nix, docker] = demoImages;
  if (image === undefined || image === '@1' || isNamed(nix, image)) return [nix, docker];
  if (image === '@2' || isNamed(docker, image)) return [docker, nix];
  throw new UserError(`the demo has no image ${image}`, { hint: `It has ${demoImages.join(' and ')}.` });
}

function isNamed(demo: DemoImage, image: string): boolean {
  return image === demo || image === `${demo}:latest`;
}

/** Whether the demo is its pair side by side: nothing was said that concerns one image alone. */
export function comparesDemo(command: ReportCommand): boolean {
  const { kind, demo, image, layer } = command;
  return kind === 'open' && demo && image === undefined && layer === undefined;
}
