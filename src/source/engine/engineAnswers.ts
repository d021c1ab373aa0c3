import type { EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { type EnginePlace, enginePlaces } from './enginePlaces.ts';
import { type Engine, isRefusal, visitEngine } from './visitEngine.ts';

/**
 * What `visit` learns from Docker, then from Podman, and a refusal for every place where it learned nothing. The first
 * place of a kind where an engine answers is the last one: another would be an engine that nobody asked.
 */
export async function* engineAnswers<T extends object>(
  options: EngineOptions,
  visit: (engine: Engine, place: EnginePlace) => Promise<T>,
): AsyncGenerator<T | EngineRefusal, void, void> {
  for (const places of enginePlaces(options)) {
    for (const place of places) {
      const answer = await visitEngine(place, options.signal, (engine) => visit(engine, place));
      yield answer;
      if (!isRefusal(answer) || answer.problem !== 'unreachable') break;
    }
  }
}
