import { describe, expect, it } from 'vitest';
import { update } from '../../src/app/update.ts';
import { directory, file } from '../support/layer.ts';
import { browsing } from '../support/session.ts';

const stage = 'reading the contents of app from docker';
const progress = { stage, done: 1_500_000, total: 3_000_000 };

describe('contents that an engine hands over later', () => {
  it('are told of in the footer until they are there', async () => {
    const { state } = await browsing([[directory('etc'), file('etc/motd', 'hi')]]);
    const [waiting] = update(state, { type: 'contents', progress: { stage, done: 0 } });
    expect(waiting.notice?.text).toBe(`${stage} …`);
    const [halfway] = update(waiting, { type: 'contents', progress });
    expect(halfway.notice?.text).toBe(`${stage}: 1.50 MB of 3.00 MB`);
    expect(update(halfway, { type: 'contents' })[0].notice).toBeUndefined();
  });

  it('wait for what a person was just told', async () => {
    const { state } = await browsing([[file('a')]]);
    const told = { ...state, notice: { id: 5, text: 'x does nothing here.', tone: 'plain' as const } };
    expect(update(told, { type: 'contents', progress })[0].notice).toEqual(told.notice);
    expect(update(told, { type: 'contents' })[0].notice).toEqual(told.notice);
  });

  it('that could not be had are a problem that stays until a key is pressed', async () => {
    const { state } = await browsing([[file('a')]]);
    const [failed] = update(update(state, { type: 'contents', progress })[0], { type: 'contents', fault: 'gone' });
    const [after] = update(failed, { type: 'contents' });
    expect(after.notice).toMatchObject({ text: 'gone', tone: 'problem' });
    expect(update(after, { type: 'key', key: 'down' })[0].notice).toBeUndefined();
  });
});
