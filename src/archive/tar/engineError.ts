const marker = '{"errorDetail":';

/**
 * The message of the JSON that `docker save` writes where the archive should go on when the engine fails midway, with
 * HTTP status 200 (moby api/server/router/image: `{"errorDetail":{"message":…},"error":…}`). `tail` is the end of
 * the archive. Undefined when it does not end so. The message is raw.
 */
export function engineError(tail: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(tail).trimEnd();
  const start = text.lastIndexOf(marker);
  if (start === -1 || !text.endsWith('}')) return undefined;
  return messageOf(text.slice(start));
}

function messageOf(json: string): string | undefined {
  let value: { readonly error?: unknown; readonly errorDetail?: { readonly message?: unknown } | null };
  try {
    value = JSON.parse(json);
  } catch (error) {
    // a file that only looks like an engine's error
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const message = value.errorDetail?.message ?? value.error;
  return typeof message === 'string' ? message : undefined;
}
