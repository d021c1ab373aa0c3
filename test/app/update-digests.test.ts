import { expect, test } from 'vitest';
import { detailsOf } from '../../src/app/details/detailsOf.ts';
import { areVerified } from '../../src/app/digests.ts';
import { problemsOf } from '../../src/app/selectors.ts';
import { alignLayers } from '../../src/compare/alignLayers.ts';
import type { LayerVerdict } from '../../src/model/layerVerdict.ts';
import { file } from '../support/layer.ts';
import { browsing, type Session } from '../support/session.ts';

const right = (position: number): LayerVerdict => ({ position, verified: true, problems: [] });
const message = 'its diff id is sha256:1, the image says sha256:2';
const wrong: LayerVerdict = {
  position: 2,
  verified: false,
  problems: [{ severity: 'error', code: 'digest-mismatch', message, layer: 2 }],
};

/** An explorer in which everything is read, and the effect that checks its digests. */
async function idle(more = {}) {
  const session = await browsing([[file('a', 'x')], [file('b', 'y')]], more);
  const asked = readAll(session);
  const verify = asked.find((effect) => effect.type === 'verify');
  return { session, asked, verify, stack: session.screen.stack };
}

function readAll(session: Session) {
  const all = [];
  for (let effects = session.takeEffects(); effects.length > 0; effects = session.takeEffects()) {
    all.push(...effects);
    for (const { type, id } of effects.filter((effect) => effect.type === 'compare'))
      if (type === 'compare') session.send({ type: 'compared', id, answers: [], last: true });
  }
  return all;
}

const diffIdLine = (session: Session) => detailsOf(session.screen, false).find(({ label }) => label === 'diff id');

test('digests are checked when everything else was read, once', async () => {
  const { session, asked, verify, stack } = await idle();
  expect(verify).toMatchObject({ type: 'verify', stacks: [stack] });
  expect(asked.at(-1)).toBe(verify);
  session.press('j', 'k', '?', 'escape');
  expect(readAll(session).filter(({ type }) => type === 'verify')).toEqual([]);
});

test('Details say of each layer whether its diff id was checked', async () => {
  const { session, verify, stack } = await idle();
  session.press('j');
  expect(diffIdLine(session)).toMatchObject({ text: expect.stringMatching(/ not checked yet$/), tone: 'dim' });
  if (verify?.type !== 'verify') throw new Error('nothing is checked');
  session.send({ type: 'verified', id: verify.id, stack, verdicts: [right(1)] });
  expect(diffIdLine(session)?.text).toMatch(/ verified$/);
  expect(diffIdLine(session)?.tone).toBeUndefined();
  session.press('j');
  expect(diffIdLine(session)?.text).toMatch(/ not checked yet$/);
});

test('a layer that is another one is a problem: announced, counted and listed', async () => {
  const { session, verify, stack } = await idle();
  if (verify?.type !== 'verify') throw new Error('nothing is checked');
  session.send({ type: 'verified', id: verify.id + 100, stack, verdicts: [wrong] });
  expect(problemsOf(session.screen)).toEqual([]);
  session.send({ type: 'verified', id: verify.id, stack, verdicts: [wrong] });
  expect(session.state.notice).toMatchObject({ tone: 'problem', text: expect.stringContaining('its diff id is') });
  expect(problemsOf(session.screen)).toEqual(wrong.problems);
  session.press('j', 'j');
  expect(detailsOf(session.screen, false).map(({ text }) => text)).toContain('1 problem');
  session.press('!');
  expect(session.screen.overlay?.kind).toBe('problems');
});

test('it is given up when the image is left', async () => {
  const { session, verify } = await idle({ other: 'other:1' });
  if (verify?.type !== 'verify') throw new Error('nothing is checked');
  session.press('X');
  expect(session.takeEffects()).toContainEqual({ type: 'cancel', id: verify.id });
  expect(session.state.checking).toBeUndefined();
});

test('shared layers are shared by their bytes only when both sides were checked', async () => {
  const { stack } = await idle();
  const layers = alignLayers(stack, stack, () => undefined);
  const both = new Map([right(1), right(2)].map((verdict) => [verdict.position, verdict]));
  expect(areVerified(layers, both, both)).toBe(true);
  expect(areVerified(layers, both, undefined)).toBe(false);
  expect(
    areVerified(
      layers,
      both,
      new Map([
        [1, right(1)],
        [2, wrong],
      ]),
    ),
  ).toBe(false);
});
