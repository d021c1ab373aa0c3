import { UserError } from '../model/userError.ts';
import { type DemoImage, demoImages } from '../source/demo/demoImages.ts';

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
