import { afterEach, beforeAll, vi } from 'vitest';
import type {
  EngineAnswer,
  EngineImage,
  EngineOptions,
  EngineRefusal,
} from '../../../src/source/engine/engineAnswer.ts';
import { openEngineImage } from '../../../src/source/engine/openEngineImage.ts';
import { imageReference } from '../../../src/source/imageReference.ts';
import { dockerArchive } from '../../support/archive.ts';
import { file, layer } from '../../support/layer.ts';
import { type Answers, type FakeEngine, fakeEngine, json, tar } from './fakeEngine.ts';

export const id = `sha256:${'0a38dc2d'.repeat(8)}`;
export const inspection = { Id: id, RepoTags: ['hello:1', 'hello:latest'], Size: 1_000_000 };

/** Fake engines and questions to them for the tests of one file; everything opened is closed after each test. */
export function engineRoom() {
  let archive: Uint8Array = new Uint8Array();
  const opened: { close(): unknown }[] = [];
  beforeAll(async () => {
    const motd = await layer(file('etc/motd', 'hi'));
    archive = Uint8Array.from(await dockerArchive({ layers: [motd], names: ['hello:1'] }));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const one of opened.splice(0)) await one.close();
  });

  function closing<T extends { close(): unknown }>(one: T): T {
    opened.push(one);
    return one;
  }
  const engine = async (answers?: Answers): Promise<FakeEngine> => closing(await fakeEngine(answers));
  /** An engine that has one image, under any name. */
  const having = (more: Answers = {}): Promise<FakeEngine> =>
    engine({ '/images/get': tar(archive), '/images/': json(inspection), ...more });
  /** Asks the Docker at an address, and no other engine unless `more` says so. */
  async function ask(name: string, docker: string, more: Partial<EngineOptions> = {}): Promise<EngineAnswer> {
    const env = { HOME: '/nonexistent', DOCKER_HOST: docker };
    const answer = await openEngineImage(imageReference(name)!, { env, only: 'docker', ...more });
    if (answer.found) closing(answer.found.spool);
    return answer;
  }
  async function found(name: string, fake: FakeEngine, more?: Partial<EngineOptions>): Promise<EngineImage> {
    const answer = await ask(name, fake.address, more);
    if (!answer.found) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
    return answer.found;
  }
  async function refused(docker: string): Promise<EngineRefusal> {
    const answer = await ask('hello:1', docker);
    if (answer.found) throw new Error('the image was found');
    return answer.refusals[0]!;
  }
  return { archive: () => archive, closing, engine, having, ask, found, refused };
}
