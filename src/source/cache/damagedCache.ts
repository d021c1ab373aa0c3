import { UserError } from '../../model/userError.ts';

/** Thrown when what the cache kept turns out to be damaged. It was removed: at the next reading it is not there. */
export class DamagedCache extends UserError {
  constructor() {
    super('what the cache kept of this image is damaged', { hint: 'It was removed: open the image again.' });
  }
}
