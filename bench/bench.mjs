import { dataset } from './data/dataset.mjs';
import { shapes } from './data/shapes.mjs';
import { race } from './measure/race.mjs';

/** What the cases share: how large the images are, how often everything runs, and which shapes are wanted. */
export class Bench {
  rounds;
  isFull;
  #scale;
  #wanted;

  /** `scale`: a share of the full size for every shape; without it each has its own. `wanted`: shapes. */
  constructor({ rounds, isFull, scale, wanted }) {
    this.rounds = rounds;
    this.isFull = isFull;
    this.#scale = scale;
    this.#wanted = wanted;
  }

  /** An image of a shape, made at its first use. */
  dataset(shape, form = 'plain') {
    return dataset(shape, { form, scale: this.#scale ?? (this.isFull ? 1 : shapes[shape].small) });
  }

  race(contestants, rounds = this.rounds) {
    return race(contestants, rounds);
  }

  /** One table for each variant; of shapes only those that are wanted. One that fails is told, the others run. */
  async each(variants, tableOf) {
    const tables = [];
    for (const variant of variants.filter((name) => !(name in shapes) || this.#wanted.includes(name))) {
      try {
        tables.push(await tableOf(variant));
      } catch (error) {
        tables.push({ title: variant, error: error.message });
      }
    }
    return tables;
  }
}
