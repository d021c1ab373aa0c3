import type { Platform } from '../model/image.ts';

const architectures = new Map([
  ['x64', 'amd64'],
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['ia32', '386'],
  ['i386', '386'],
  ['armhf', 'arm'],
]);

/** What images for this machine are made for: containers run on Linux, whatever the host is. */
export function hostPlatform(): Platform {
  return { os: 'linux', architecture: goArchitecture(process.arch === 'ppc64' ? 'ppc64le' : process.arch) };
}

/** `os/architecture[/variant]` as `--platform` takes it, `arm64` alone for `linux/arm64`; undefined for anything else. */
export function parsePlatform(text: string): Platform | undefined {
  const parts = text.toLowerCase().split('/');
  if (parts.length > 3 || parts.some((part) => !/^[a-z0-9_.-]+$/.test(part))) return undefined;
  const [os = '', architecture, variant] = parts.length === 1 ? ['linux', ...parts] : parts;
  if (architecture === undefined) return undefined;
  return { os, architecture: goArchitecture(architecture), ...(variant !== undefined && { variant }) };
}

/** Whether an image of platform `found` is what `wanted` asks for; without a variant any variant is. */
export function matchesPlatform(wanted: Platform, found: Platform): boolean {
  if (wanted.os !== found.os.toLowerCase() || wanted.architecture !== goArchitecture(found.architecture)) return false;
  return wanted.variant === undefined || variantOf(wanted) === variantOf(found);
}

function goArchitecture(name: string): string {
  const lower = name.toLowerCase();
  return architectures.get(lower) ?? lower;
}

/** containerd platforms: arm64 without a variant is v8, arm is v7. */
function variantOf({ architecture, variant }: Platform): string | undefined {
  if (variant) return variant;
  return architecture === 'arm64' ? 'v8' : architecture === 'arm' ? 'v7' : undefined;
}
