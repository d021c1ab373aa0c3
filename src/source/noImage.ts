import { UserError } from '../model/userError.ts';
import { systemReason } from './systemReason.ts';

/** A place was read and holds no image: where a word can mean something else, the search goes on. */
export class NoImage extends UserError {
  /** Why, as a predicate: `is empty`, `has no manifest.json …`. */
  readonly reason: string;

  constructor(place: string, reason: string, hint = '') {
    super(`${place} ${reason}`, { hint });
    this.name = 'NoImage';
    this.reason = reason;
  }
}

/** What to throw when the system does not let `place` be read; anything else that was thrown, as it is. */
export function unreadable(place: string, error: unknown): unknown {
  const reason = systemReason(error);
  if (reason === undefined) return error;
  const denied = reason === 'permission denied';
  const hint = denied ? 'Ask its owner for the right to read it.' : 'Is the path spelled as it should be?';
  return new NoImage(place, `cannot be read: ${reason}`, hint);
}
