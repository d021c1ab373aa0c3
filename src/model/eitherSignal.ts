/** A signal of its own that is aborted with either one, with its reason. */
export function eitherSignal(signal: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return AbortSignal.any(signal ? [signal, other] : [other]);
}
