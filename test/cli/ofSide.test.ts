import { expect, test } from 'vitest';
import { ofSide } from '../../src/cli/ofSide.ts';
import { UserError } from '../../src/model/userError.ts';

async function failure(error: Error): Promise<unknown> {
  return await ofSide('A', {}, () => Promise.reject(error)).catch((thrown) => thrown);
}

test('an image that is one of several is asked for behind the image it is in', async () => {
  const several = new UserError('both.tar holds 2 images', { hint: 'Choose one: --image a:1, --image b:1' });
  expect(await failure(several)).toMatchObject({
    message: 'image A: both.tar holds 2 images',
    hint: 'Choose one: --image a:1, --image b:1; it stands right behind its image',
    cause: several,
  });
});

test('other hints stay, and what is no error of use passes as it is', async () => {
  expect(await failure(new UserError('gone', { hint: 'Look.' }))).toMatchObject({ hint: 'Look.' });
  const bug = new TypeError('a bug');
  expect(await failure(bug)).toBe(bug);
});
