import { median, summary } from './statistics.mjs';
import { timed } from './timed.mjs';

/**
 * Times commands in turn, one of each a round, after a round that warms the page cache. `contestants`: `{ name, command,
 * args, env, isPeer, most }`; a peer that fails is left out with a remark, `most` bounds how often a slow one runs.
 * Answers with the figures of each by name, and the remarks.
 */
export async function race(contestants, rounds) {
  const remarks = [];
  const figures = new Map();
  for (const contestant of contestants) {
    try {
      const first = await timed(contestant);
      figures.set(contestant.name, (contestant.most ?? rounds) < rounds ? [first] : []);
    } catch (error) {
      if (!contestant.isPeer) throw error;
      remarks.push(
        `${contestant.name} is left out: ${error.message.trim().split('\n').slice(0, 3).join(': ').slice(0, 400)}`,
      );
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const own = figures.get(contestant.name);
      if (own !== undefined && own.length < (contestant.most ?? rounds)) own.push(await timed(contestant));
    }
  }
  return { figures, remarks, rows: [...figures].map(([name, all]) => rowOf(name, all)) };
}

/** One contestant as it is printed: seconds, of processors too, and peak memory. */
function rowOf(name, figures) {
  const [peaks, processor] = ['peak', 'processor'].map((what) =>
    figures.map((one) => one[what]).filter((value) => value !== undefined),
  );
  return {
    name,
    runs: figures.length,
    seconds: summary(figures.map(({ seconds }) => seconds)),
    ...(peaks.length > 0 ? { peak: Math.max(...peaks) } : {}),
    ...(processor.length > 0 ? { processor: median(processor) } : {}),
  };
}
