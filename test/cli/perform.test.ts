import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/app/effect.ts';
import type { Message } from '../../src/app/message.ts';
import { Performer } from '../../src/cli/perform.ts';
import type { OpenHooks, Session } from '../../src/cli/session.ts';
import { layerChanges } from '../../src/compare/layerChanges.ts';
import { unknownPairs } from '../../src/compare/unknownPairs.ts';
import { IndexesInUse } from '../../src/load/indexesInUse.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { UserError } from '../../src/model/userError.ts';
import { file, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

type Kind<T extends Message['type']> = Extract<Message, { type: T }>;

/** A performer whose messages can be waited for; what it threw away is in `faults`, what it closed in `closed`. */
async function performing(open: (image: OpenImage, hooks: OpenHooks) => Promise<OpenImage>, layerAt?: number) {
  const tars = [await layer(file('etc/motd', 'hello'), file('bin/sh', 'old')), await layer(file('etc/motd', 'HELLO'))];
  const messages: Message[] = [];
  const faults: unknown[] = [];
  const closed: string[] = [];
  let heard = (): void => {};
  const image: OpenImage = { ...openBlobs(tars), close: () => closed.push('image') };
  const session: Session = {
    reference: 'test',
    through: false,
    inUse: new IndexesInUse(),
    ...(layerAt === undefined ? {} : { layer: layerAt }),
    open: async (_, hooks) => ({ open: await open(image, hooks), remark: 'a remark' }),
    openSide: async (_, reference, hooks) => ({ open: await open(image, hooks), remark: reference }),
    list: async () => [{ reference: 'app:2', from: 'opened before' }],
  };
  const performer = new Performer(session, {
    send: (message) => {
      messages.push(message);
      heard();
    },
    leave: (code) => closed.push(`left with ${code}`),
    fail: (error) => {
      faults.push(error);
      heard();
    },
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (heard = resolve));
  };
  return {
    faults,
    closed,
    image,
    perform: (effect: Effect): void => performer.perform(effect),
    async message<T extends Message['type']>(type: T): Promise<Kind<T>> {
      const find = () => messages.find((message): message is Kind<T> => message.type === type);
      await until(() => find() !== undefined);
      return find()!;
    },
    all: <T extends Message['type']>(type: T) => messages.filter((one): one is Kind<T> => one.type === type),
    until,
    close: (): void => performer.close(),
  };
}

describe('an effect', () => {
  it('load answers with the stack, the remark of the source and the layer that was asked for', async () => {
    const room = await performing(async (image) => image, 2);
    room.perform({ type: 'load', id: 7, reference: 'test' });
    const { id, stack, remark, layer } = await room.message('loaded');
    expect([id, stack.indexes.length, remark, layer]).toEqual([7, 2, 'a remark', 2]);
    room.close();
    expect(room.closed).toEqual(['image']);
  });

  it('load answers with what is expected to fail, and hands a fault of the program on', async () => {
    const refused = await performing(async () => {
      throw new UserError('there is none', { hint: 'Make one.' });
    });
    refused.perform({ type: 'load', id: 1, reference: 'test' });
    expect(await refused.message('failed')).toEqual({
      type: 'failed',
      id: 1,
      message: 'there is none',
      hint: 'Make one.',
    });
    const broken = await performing(async () => {
      throw new TypeError('a bug');
    });
    broken.perform({ type: 'load', id: 1, reference: 'test' });
    await broken.until(() => broken.faults.length > 0);
    expect(broken.faults).toEqual([new TypeError('a bug')]);
    expect(broken.all('failed')).toEqual([]);
  });

  it('load closes an image whose layers cannot be read', async () => {
    const openLayer = (): never => {
      throw new UserError('the disk cannot read it', { hint: '' });
    };
    const room = await performing(async (image) => ({ ...image, openLayer }));
    room.perform({ type: 'load', id: 1, reference: 'test' });
    await room.message('failed');
    expect(room.closed).toEqual(['image']);
  });

  it('choose answers the question that opening asked', async () => {
    const choices = [1, 2].map((n) => ({ names: [`image:${n}`], id: `sha256:${n}`, platform: 'linux/amd64' }));
    const asked: number[] = [];
    const room = await performing(async (image, { choose }) => {
      asked.push(await choose(choices));
      return image;
    });
    room.perform({ type: 'load', id: 3, reference: 'test' });
    expect(await room.message('offered')).toEqual({ type: 'offered', id: 3, choices });
    room.perform({ type: 'choose', id: 3, index: 1 });
    await room.message('loaded');
    expect(asked).toEqual([1]);
  });

  it('cancel ends a load in silence and closes the image that came too late', async () => {
    let arrive = (): void => {};
    const arriving = new Promise<void>((resolve) => (arrive = resolve));
    const room = await performing(async (image) => {
      await arriving;
      return image;
    });
    room.perform({ type: 'load', id: 4, reference: 'test' });
    room.perform({ type: 'cancel', id: 4 });
    arrive();
    while (room.closed.length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    expect([room.all('loaded'), room.all('failed'), room.faults]).toEqual([[], [], []]);
    expect(room.closed).toEqual(['image']);
  });

  it('compare reads pairs of the open image and says when it is over', async () => {
    const room = await performing(async (image) => image);
    room.perform({ type: 'load', id: 1, reference: 'test' });
    const { stack } = await room.message('loaded');
    const pairs = [...unknownPairs(layerChanges(stack, 2, () => undefined))];
    expect(pairs).toHaveLength(1);
    room.perform({ type: 'compare', id: 2, stack, pairs });
    await room.until(() => room.all('compared').some(({ last }) => last));
    expect(room.all('compared').flatMap(({ answers }) => answers)).toEqual([{ ...pairs[0], same: false }]);
  });

  it('find answers the latest query only', async () => {
    const room = await performing(async (image) => image);
    const stack = await loadImage(room.image);
    room.perform({ type: 'find', id: 1, stack, query: 'm' });
    room.perform({ type: 'find', id: 2, stack, query: 'motd' });
    const { id, hits } = await room.message('found');
    expect([id, hits.map((hit) => hit.path)]).toEqual([2, ['etc/motd']]);
    expect(room.all('found')).toHaveLength(1);
  });

  it('quit leaves with its code', async () => {
    const room = await performing(async (image) => image);
    room.perform({ type: 'quit', code: 0 });
    expect(room.closed).toEqual(['left with 0']);
  });

  it('verify checks layer after layer, and a second time answers at once with all it knows', async () => {
    const room = await performing(async (image) => image);
    room.perform({ type: 'load', id: 1, reference: 'test' });
    const { stack } = await room.message('loaded');
    room.perform({ type: 'verify', id: 2, stacks: [stack] });
    await room.until(() => room.all('verified').length === 2);
    expect(room.all('verified').flatMap(({ verdicts }) => verdicts)).toMatchObject([
      { position: 1, verified: true },
      { position: 2, verified: true },
    ]);
    room.perform({ type: 'verify', id: 3, stacks: [stack] });
    await room.until(() => room.all('verified').length === 3);
    expect(room.all('verified')[2]).toMatchObject({ id: 3, verdicts: [{ position: 1 }, { position: 2 }] });
  });

  it('verify fetches nothing: layers whose bytes are with the engine stay unchecked', async () => {
    const room = await performing(async (image) => ({
      ...image,
      openLayer: (position) =>
        position === 1 ? { ...image.openLayer(position)!, away: true } : image.openLayer(position),
    }));
    room.perform({ type: 'load', id: 1, reference: 'test' });
    const { stack } = await room.message('loaded');
    room.perform({ type: 'verify', id: 2, stacks: [stack] });
    expect((await room.message('verified')).verdicts).toMatchObject([{ position: 2, verified: true }]);
    expect(room.all('verified')).toHaveLength(1);
  });
});
