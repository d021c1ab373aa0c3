export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** The value below which a share of the numbers lies, interpolated. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** What is told of a series of measurements. */
export function summary(numbers) {
  return {
    median: median(numbers),
    min: Math.min(...numbers),
    max: Math.max(...numbers),
    p95: quantile(numbers, 0.95),
  };
}
