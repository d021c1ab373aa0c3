import { describe, expect, it } from 'vitest';
import { complaints } from '../../../src/archive/image/complaints.ts';
import { imageConfig } from '../../../src/archive/image/imageConfig.ts';

function read(value: unknown) {
  const { complain, problems } = complaints();
  const data = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return { config: imageConfig(data, 'sha256:id', complain), said: problems.map((problem) => problem.message) };
}

describe('an image config', () => {
  it('says what the image runs and how', () => {
    const { config, said } = read({
      ...{ os: 'linux', architecture: 'arm', variant: 'v7', created: '2024-02-29T00:00:00.123456789Z', author: 'me' },
      config: {
        ...{ Entrypoint: ['/x'], Cmd: ['a'], Env: ['A=b'], User: '1:1', WorkingDir: '/w', StopSignal: 'SIGINT' },
        ...{ ExposedPorts: { '80/tcp': {} }, Volumes: { '/v': {} }, Labels: { l: 'm' }, OnBuild: ['RUN x'] },
        ...{ Healthcheck: { Test: ['CMD', 'true'] }, Shell: ['/bin/bash'] },
      },
    });
    expect(config?.platform).toEqual({ os: 'linux', architecture: 'arm', variant: 'v7' });
    expect(config?.run).toEqual({
      ...{ entrypoint: ['/x'], cmd: ['a'], env: ['A=b'], user: '1:1', workingDir: '/w', stopSignal: 'SIGINT' },
      ...{ ports: ['80/tcp'], volumes: ['/v'], labels: new Map([['l', 'm']]), onBuild: ['RUN x'] },
      ...{ healthcheck: ['CMD', 'true'], shell: ['/bin/bash'] },
    });
    expect(said).toEqual([]);
  });

  it('may leave everything out', () => {
    const { config, said } = read({ config: null, rootfs: null, history: null });
    expect(config).toEqual({
      ...{ id: 'sha256:id', platform: { os: '', architecture: '' }, raw: {}, diffIds: [], steps: [] },
      run: { env: [], ports: [], volumes: [], labels: new Map(), onBuild: [] },
    });
    expect(said).toEqual([]);
  });

  it('of the wrong types is read field by field, with a note for each', () => {
    const { config, said } = read({
      ...{ os: 5, created: 'yesterday', history: {}, rootfs: { diff_ids: 'sha256:x' } },
      config: { Cmd: '/bin/sh', Env: { A: 1 }, ExposedPorts: ['80'], Labels: 'l' },
    });
    expect(config).toMatchObject({ platform: { os: '' }, run: { cmd: ['/bin/sh'], env: [], ports: [] }, steps: [] });
    expect(config).not.toHaveProperty('created');
    expect(said).toHaveLength(8);
  });

  it('is none when it is no object', () => {
    for (const text of ['[]', 'null', '"x"', 'no', '']) expect(read(text).config).toBeUndefined();
  });
});
