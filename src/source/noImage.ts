import { UserError } from '../model/userError.ts';

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
