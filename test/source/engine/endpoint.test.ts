import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../../src/source/engine/endpoint.ts';

describe('an address', () => {
  it.each([
    ['unix:///var/run/docker.sock', { socketPath: '/var/run/docker.sock' }],
    ['/var/run/docker.sock', { socketPath: '/var/run/docker.sock' }],
    ['tcp://localhost:2375', { host: 'localhost', port: 2375 }],
    ['tcp://localhost', { host: 'localhost', port: 2375 }],
    ['localhost:80', { host: 'localhost', port: 80 }],
    ['tcp://[::1]:2375', { host: '[::1]', port: 2375 }],
    ['https://h', { host: 'h', port: 2376, tls: { verify: true } }],
  ])('%s is understood', (address, endpoint) => {
    expect(endpointOf(address)).toEqual(endpoint);
  });

  it.each(['unix://', 'fd://3', 'tcp://', 'tcp://[malformed', 'localhost:99999', 'tcp://a b:1', 'tcp://%00:4'])(
    '%s is refused',
    (address) => {
      expect(endpointOf(address)).toMatchObject({ reason: `“${address}” is not an address of an engine` });
    },
  );

  it('with ssh is refused with the command that does it', () => {
    expect(endpointOf('ssh://me@build:22')).toEqual({
      reason: 'layerscope does not speak ssh',
      hint: 'Pipe the image instead (ssh me@build docker save IMAGE | layerscope -).',
    });
  });

  it('with ssh and a host that could not stand in a command leaves the host out', () => {
    expect(endpointOf('ssh://-oProxyCommand=x$(id)')).toMatchObject({
      hint: expect.stringContaining('ssh HOST docker'),
    });
  });
});
