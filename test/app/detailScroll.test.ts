import { expect, test } from 'vitest';
import { file } from '../support/layer.ts';
import { browsing } from '../support/session.ts';

const long = file('a', 'x', { pax: { 'SCHILY.xattr.user.note': 'word '.repeat(60) } });

test('Details scrolls as far as there is something to see, from its pane and from any other', async () => {
  const session = await browsing([[long]], { size: { columns: 100, rows: 20 } });
  session.press('2', 'down', 'J', 'J');
  expect(session.screen.details.top).toBe(2);
  session.press('3', 'G');
  const { top } = session.screen.details;
  expect(top).toBeGreaterThan(2);
  expect(top).toBeLessThan(60);
  expect(session.press('K').screen.details.top).toBe(top - 1);
  expect(session.press('g').screen.details.top).toBe(0);
});

test('another row and another layer start at the top', async () => {
  const session = await browsing([[long, file('b', 'yy')]], { size: { columns: 100, rows: 20 } });
  session.press('2', 'down', 'J', 'J', 'down');
  expect(session.screen.details.top).toBe(0);
  session.press('J', ']');
  expect(session.screen.details.top).toBe(0);
});

test('the details of a file, shown whole, scroll within themselves', async () => {
  const session = await browsing([[long]], { size: { columns: 60, rows: 15 } });
  session.press('2', 'down', 'enter', 'G');
  const { overlay } = session.screen;
  expect(overlay?.kind === 'entry' && overlay.top).toBeGreaterThan(0);
  session.press('g', 'up');
  expect(session.screen.overlay).toMatchObject({ top: 0 });
});
