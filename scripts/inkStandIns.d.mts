import type { Plugin } from 'esbuild';

export const packages: Readonly<Record<string, string>>;
export const inkFiles: Plugin;
export const inkFilesForTests: {
  readonly name: string;
  readonly enforce: 'pre';
  resolveId(path: string, importer: string | undefined): string | undefined;
};
