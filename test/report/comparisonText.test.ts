import { expect, test } from 'vitest';
import { comparisonText } from '../../src/report/comparisonText.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { comparisonOf } from './comparisonOf.ts';

test('the report of the hello pair', async () => {
  const input = await comparisonOf(await openDemo('hello-nix'), await openDemo('hello-docker'));
  expect([...comparisonText(input)].join('')).toMatchInlineSnapshot(`
    "A  hello-nix:latest   linux/amd64   demo (made here; bodies of binaries are stand-ins)
    B  hello-docker:latest   linux/amd64   Alpine Linux 3.19.4
       demo (made here; bodies of binaries are stand-ins)

    B is 220 times A. What it has more is Alpine Linux 3.19.4: 15 packages, 7.36 MB; OpenSSL alone is
      5.09 MB.
    The program is the same 33 720 bytes: A
      nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0/bin/hello ≡ B bin/hello.
    Arguments: "docker run B x" runs /bin/hello x; "docker run A x" runs x in its place, and A has no
      x.
    No layer is shared: a host that has A loads all of B. B has a shell and a package manager, A has
      neither.
    Only in B: 90 files, 335 links, 100 folders. Only in A: 4 folders of the store. Same bytes in
      another place: 1 file.

    Numbers
                                        A                  B  B compared with A  the command
      size                        33.7 kB            7.42 MB  +7.39 MB   220 ×  docker image ls
      packed, to download       not known          not known  kept unpacked here
                                                                              skopeo inspect docker://…
      shared with the other           0 B                0 B  no layer shared  docker system df -v
      layers                            2                  2  A 2: only a link  docker history
      files                             1                 91                  docker export | tar -t
      folders · links               5 · 1          101 · 335
      packages               1 store path             15 apk                  apk info, nix-store -q
      store closure              34 200 B                  –                  nix path-info -S
      shell                          none  /bin/sh (busybox)                  docker run --entrypoint sh
      runs as                        root               root                  docker inspect

    Layers
        A     size   B     size  made by
      >              1  7.39 MB  ADD file in /
      ≡ 1  33.7 kB   2  33.7 kB  hello-static 1.0 ≡ COPY file in /bin/hello
      < 2      0 B               hello-nix-customisation-layer
      shared 0 B: no layer has the same diff id
      only A 33.7 kB, only B 7.42 MB: a host that has A loads all of B
      both on one host: 7.46 MB (docker system df)

    Config
                          A                                       B
        docker run IMG    /bin/hello                              /bin/hello
      ~ docker run IMG x  x  (comes in place of Cmd; A has no x)  /bin/hello x  (added to Entrypoint)
      > Entrypoint        –                                       ["/bin/hello"]
      < Cmd               ["/bin/hello"]                          –
      > Env PATH          –                                       /usr/local/sbin:/usr/local/bin:/usr/s…
      ~ created           1970-01-01 00:00:01  (fixed by Nix)     2026-11-23 01:00:24
      ~ built with        –  (Nix dockerTools, from its history)  Docker 20.10.24+dfsg1

    Packages, by difference
                                                 A  version         B  version
      > apk   libcrypto3                                      4.54 MB  3.1.7-r0
      > apk   busybox                                          823 kB  1.36.1-r19
      > apk   musl                                             650 kB  1.2.4_git20230717-r4
      > apk   libssl3                                          545 kB  3.1.7-r0
      > apk   apk-tools                                        254 kB  2.14.4-r0
      > apk   ca-certificates-bundle                           221 kB  20240226-r0
      > apk   musl-utils                                       105 kB  1.2.4_git20230717-r4
      > apk   zlib                                             100 kB  1.3.1-r0
      > apk   scanelf                                         67.5 kB  1.3.7-r2
      < nix   hello-static                 33.7 kB  1.0
      > apk   alpine-baselayout-data                          19.9 kB  3.4.3-r2
      > apk   ssl_client                                      14.4 kB  1.36.1-r19
      > apk   alpine-keys                                     13.4 kB  2.4-r1
      > apk   alpine-baselayout                               6.53 kB  3.4.3-r2
      > apk   busybox-binsh                                       0 B  1.36.1-r19
              1 more                           0 B                0 B
      ≡ –     no package: bin/hello                           33.7 kB  ≡ A's hello-static
      > –     no package: 11 other files                      26.7 kB  apk's own database and /etc
              the image, to the byte       33.7 kB            7.42 MB

    Files, by difference
               A         B
      >            4.31 MB  lib/libcrypto.so.3
      >             809 kB  bin/busybox
      >             650 kB  lib/ld-musl-x86_64.so.1
      >             545 kB  lib/libssl.so.3
      >             221 kB  etc/ssl/certs/ca-certificates.crt
      >             184 kB  lib/libapk.so.2.14.0
      >             100 kB  lib/libz.so.1.3.1
      >            92.0 kB  usr/lib/ossl-modules/legacy.so
      >            69.6 kB  sbin/apk
      >            67.5 kB  usr/bin/scanelf
      >            47.6 kB  usr/lib/engines-3/loader_attic.so
      >            45.0 kB  usr/bin/getent
      >            35.5 kB  usr/bin/getconf
      ≡  33.7 kB            A nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0/bin/hello ≡ B bin/hello
                            (mode 0555→0755)
      >            24.6 kB  usr/bin/iconv
      and 411 more paths: --format json has all
    "
  `);
});
