/**
 * Image references by the grammar of distribution/reference (reference.go, normalize.go). Nothing that fails this
 * grammar may reach an engine: a name with `//` or `..` makes the Docker daemon answer with a redirect to another host.
 */

/** The parts of a name, with Docker's defaults filled in: `alpine` is `docker.io` and `library/alpine`. */
export type ImageName = {
  readonly domain: string;
  readonly repository: string;
  /** Absent when the text names none; engines then take `latest`, unless there is a digest. */
  readonly tag?: string;
  readonly digest?: string;
};

/** What a word can mean to an engine: a name, an id, or (`cafe`) both. At least one of the two is there. */
export type ImageReference = {
  /** As typed, checked against the grammar: safe to put into an engine's URL. */
  readonly text: string;
  readonly name?: ImageName;
  /** Hexadecimal digits of an image id, 64 or the first few of them, without `sha256:`. */
  readonly id?: string;
};

/** distribution limits a repository name to 255 characters; with tag and digest no reference needs more than this. */
const longest = 700;
const longestRepository = 255;

const domainPattern =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const repositoryPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const idPattern = /^(?:sha256:)?([0-9a-f]{1,64})$/;
const wholeIdPattern = /^[0-9a-f]{64}$/;

/** What `text` names, or undefined when no engine could know such a name. */
export function imageReference(text: string): ImageReference | undefined {
  if (text.length > longest) return undefined;
  const id = idPattern.exec(text)?.[1];
  const name = imageName(text);
  if (id === undefined && name === undefined) return undefined;
  return { text, ...(name && { name }), ...(id !== undefined && { id }) };
}

/** The whole name, as containerd and Podman write it: `docker.io/library/alpine:latest`. */
export function fullName(name: ImageName): string {
  const tag = name.tag ?? (name.digest === undefined ? 'latest' : undefined);
  return `${name.domain}/${name.repository}${tag ? `:${tag}` : ''}${name.digest ? `@${name.digest}` : ''}`;
}

/** The reference that `text` would be with its name in lower case; undefined when that is none either. */
export function lowerCaseReference(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const { path, tag, digest } = partsOf(text);
  const lower = `${path.toLowerCase()}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  return imageReference(lower) && lower;
}

function imageName(text: string): ImageName | undefined {
  // A bare 64-digit word is an id, never a repository (normalize.go, ParseNormalizedNamed).
  if (wholeIdPattern.test(text)) return undefined;
  const { path, tag, digest } = partsOf(text);
  if (tag !== undefined && !tagPattern.test(tag)) return undefined;
  if (digest !== undefined && !digestPattern.test(digest)) return undefined;
  const [domain, repository] = splitDomain(path);
  if (!domainPattern.test(domain) || !repositoryPattern.test(repository)) return undefined;
  if (domain.length + repository.length + 1 > longestRepository) return undefined;
  return { domain, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function partsOf(text: string) {
  const [rest, digest] = cut(text, text.indexOf('@'));
  const [path, tag] = cut(rest, rest.indexOf(':', rest.lastIndexOf('/') + 1));
  return { path, tag, digest };
}

function cut(text: string, at: number): [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** normalize.go, splitDockerDomain: a first part with a dot, a colon or a capital, or `localhost`, is a domain. */
function splitDomain(path: string): [domain: string, repository: string] {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  if (slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost')) {
    const rest = path.slice(slash + 1);
    return first === 'docker.io' || first === 'index.docker.io' ? ['docker.io', official(rest)] : [first, rest];
  }
  return ['docker.io', official(path)];
}

function official(repository: string): string {
  return repository.includes('/') ? repository : `library/${repository}`;
}
