import type { Problem } from '../model/problem.ts';

/** A layer of a million wrong entries must not become a million texts. */
const most = 1000;

/** The problems of one layer, the first thousand of them. */
export class LayerProblems {
  readonly #layer: number;
  readonly #kept: Problem[] = [];
  #dropped = 0;
  #worstDropped: Problem['severity'] = 'note';

  constructor(layer: number) {
    this.#layer = layer;
  }

  add(problem: Problem): void {
    if (this.#kept.length < most) this.#kept.push({ ...problem, layer: this.#layer });
    else {
      this.#dropped++;
      if (problem.severity === 'error') this.#worstDropped = 'error';
    }
  }

  /** All that were kept; a last one says how many were not. */
  list(): readonly Problem[] {
    if (this.#dropped === 0) return this.#kept;
    const message = `the layer has ${this.#dropped} more problems than the ${most} listed`;
    return [...this.#kept, { severity: this.#worstDropped, code: 'limit', message, layer: this.#layer }];
  }
}
