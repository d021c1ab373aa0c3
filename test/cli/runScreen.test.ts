import { beforeEach, expect, test, vi } from 'vitest';
import { commandOf } from '../../src/cli/argv.ts';
import { noLog } from '../../src/cli/debugLog.ts';
import type { ReportCommand } from '../../src/cli/runReport.ts';
import { runScreen } from '../../src/cli/runScreen.ts';
import { DamagedCache } from '../../src/source/cache/damagedCache.ts';

const { runProgram, sessionOf, close } = vi.hoisted(() => ({
  runProgram: vi.fn<() => Promise<number>>(),
  sessionOf: vi.fn<(command: ReportCommand) => object>(() => ({})),
  close: vi.fn(),
}));
vi.mock('../../src/cli/runProgram.ts', () => ({ runProgram }));
vi.mock('../../src/cli/session.ts', () => ({ sessionOf }));
vi.mock('../../src/cli/terminal.ts', () => ({ keyboard: () => ({ stream: {}, close }), isAsciiLocale: () => false }));
// what vitest writes to knows no colours
vi.stubGlobal('process', { ...process, stdout: { getColorDepth: () => 8 } });

const command = commandOf(['image.tar']) as ReportCommand;
const caches = (): boolean[] => sessionOf.mock.calls.map(([{ cache }]) => cache);

beforeEach(() => {
  vi.clearAllMocks();
});

test('a screen begins again without the cache when what was kept is damaged', async () => {
  runProgram.mockRejectedValueOnce(new DamagedCache()).mockResolvedValueOnce(0);
  expect(await runScreen(command, noLog)).toBe(0);
  expect([caches(), close.mock.calls.length]).toEqual([[true, false], 1]);
});

test('any other fault ends it', async () => {
  runProgram.mockRejectedValueOnce(new RangeError('a fault'));
  await expect(runScreen(command, noLog)).rejects.toThrow('a fault');
  expect([caches(), close.mock.calls.length]).toEqual([[true], 1]);
});
