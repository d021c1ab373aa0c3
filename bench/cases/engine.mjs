import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { diving, layerscope, ours } from '../commands.mjs';
import { ratioClaim } from '../measure/claims.mjs';
import { onPath } from '../measure/onPath.mjs';

export const engine = {
  name: 'engine',
  about: 'from an engine, against curl -o /dev/null of the same export',
  async run(bench) {
    const host = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
    const socket = host.replace(/^unix:\/\//, '');
    if (!onPath('curl')) return [{ remarks: ['curl is not on PATH'] }];
    if (!existsSync(socket) || !answers(socket)) return [{ remarks: [`no engine answers at ${host}`] }];
    return bench.each(['a', 'b', 'p8'], async (shape) => {
      const data = bench.dataset(shape);
      if (!has(socket, data.name)) load(socket, data.archive);
      const env = { DOCKER_HOST: `unix://${socket}` };
      const whole = layerscope([`docker-daemon:${data.name}`, '--format', 'json'], { env });
      const curl = {
        name: 'curl -o /dev/null',
        command: 'curl',
        args: ['-sSf', '--unix-socket', socket, '-o', '/dev/null', `http://engine/images/${data.name}/get`],
      };
      const peers = onPath('diving') ? [diving(data, { from: `docker://${data.name}`, env })] : [];
      const results = await bench.race([whole, curl, ...peers]);
      return {
        data,
        ...results,
        remarks: [...results.remarks, `${version(socket)}; the image ${data.name} stays in it`],
        claims: [ratioClaim(results, ours, curl.name, 1.05), ratioClaim(results, ours, 'diving', 1)],
      };
    });
  },
};

function curl(socket, args) {
  return spawnSync('curl', ['-sSf', '--unix-socket', socket, ...args], { encoding: 'utf8' });
}

function answers(socket) {
  return curl(socket, ['http://engine/_ping']).status === 0;
}

function version(socket) {
  const { Version, Os } = JSON.parse(curl(socket, ['http://engine/version']).stdout);
  return `engine ${Version} (${Os})`;
}

function has(socket, name) {
  return curl(socket, [`http://engine/images/${name}/json`]).status === 0;
}

function load(socket, archive) {
  process.stderr.write(`loading ${archive} into the engine (once) …\n`);
  const args = [
    '-X',
    'POST',
    '-H',
    'Content-Type: application/x-tar',
    '-T',
    archive,
    'http://engine/images/load?quiet=1',
  ];
  const { status, stderr } = curl(socket, args);
  if (status !== 0) throw new Error(`the engine does not take the archive: ${stderr}`);
}
