import { expect, test } from 'vitest';
import { instruction, wholeInstruction } from '../../src/analysis/instruction.ts';

const hash = 'facc8273590aace5c908dc1345de536d960cc4b0281fa2b2bf4e33f59ec9b4c1';

test.each([
  [`/bin/sh -c #(nop) ADD file:${hash} in / `, 'ADD file in /'],
  [`/bin/sh -c #(nop) COPY file:${hash} in /bin/hello `, 'COPY file in /bin/hello'],
  [`/bin/sh -c #(nop) ADD dir:${hash} in /root/.data/ `, 'ADD dir in /root/.data/'],
  ['/bin/sh -c #(nop)  CMD ["/bin/sh"]', 'CMD ["/bin/sh"]'],
  ['/bin/sh -c mkdir -p /root/example', 'RUN mkdir -p /root/example'],
  ['RUN /bin/sh -c true # buildkit', 'RUN true'],
  ['COPY hello.txt /h1 # buildkit', 'COPY hello.txt /h1'],
  ['|1 A=b /bin/sh -c echo $A', 'RUN echo $A'],
  ['RUN |2 A=b c C=d /bin/sh -c make # buildkit', 'RUN make'],
  ['RUN /bin/bash -o pipefail -c curl x | sh # buildkit', 'RUN curl x | sh'],
  ['RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y curl # buildkit', 'RUN apt-get install -y curl'],
  ['/bin/sh -c set -ex && apt-get update -qq && apt-get -y upgrade', 'RUN apt-get -y upgrade'],
  ['/bin/sh -c apt-get update', 'RUN apt-get update'],
  ['RUN /bin/sh -c make \\\n  && make install # buildkit', 'RUN make && make install'],
  [`RUN /bin/sh -c echo ${hash}`, 'RUN echo facc8273590a…'],
  ['WORKDIR /w/d', 'WORKDIR /w/d'],
  ['nix2container', 'nix2container'],
  ['', ''],
])('%s is %s', (createdBy, text) => {
  expect(instruction(createdBy)).toBe(text);
});

test('the whole instruction keeps hashes and openings, without the frame of the classic builder', () => {
  expect(wholeInstruction(`/bin/sh -c #(nop) COPY file:${hash} in /bin/hello `)).toBe(
    `COPY file:${hash} in /bin/hello`,
  );
  expect(wholeInstruction('/bin/sh -c set -eux; make')).toBe('RUN set -eux; make');
  expect(wholeInstruction('RUN |1 A=b /bin/sh -c make # buildkit')).toBe('RUN |1 A=b /bin/sh -c make # buildkit');
});

test('of a megabyte of hostile instruction only what a row can show is looked at', () => {
  for (const text of ['|1 '.repeat(400_000), ' \\\n'.repeat(300_000), `RUN ${'set -e; '.repeat(200_000)}`])
    expect(instruction(text)).toBe(instruction(text.slice(0, 4000)));
});
