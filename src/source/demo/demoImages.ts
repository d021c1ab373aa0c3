/** The images of the demo: the same program, built with Nix and copied onto Alpine by a Dockerfile. */
export const demoImages = ['hello-nix', 'hello-docker'] as const;

export type DemoImage = (typeof demoImages)[number];
