import { errorCode } from '../errorCode.ts';

/** What a call of the system gives; undefined where it fails: a cache that cannot be used is none. */
export function orNothing<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** The same of a call that is under way. */
export async function orNothingLater<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
