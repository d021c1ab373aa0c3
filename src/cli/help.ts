/** What `--help` prints. */
export const help = `layerscope: look into container images, layer by layer

Usage
  layerscope IMAGE               open the explorer: which files each layer added, changed, removed
  layerscope IMAGE IMAGE         hold two side by side: what is in which, what is the same, what each runs
  layerscope ls IMAGE [PATH]     list files of an image that has no shell (-R: with all that is below)
  layerscope cache [path|clear]  what is kept of layers that were read: where, how much; remove it
  layerscope demo                a small real pair made in memory: no engine, no network needed

IMAGE
  hello:latest, repo@sha256:…    from Docker, else Podman, found as the docker CLI finds it; nothing is pulled
  image.tar, ./result, dir/      docker save, podman save, OCI archive or layout, skopeo dir:, Nix; compressed or not
  -                              the same from standard input: docker save hello | layerscope -
  docker-daemon: podman: docker-archive: oci-archive: oci: dir:      the same, said outright

Options
  --image NAME|@N                which image, when there are several; once for each IMAGE
  --platform OS/ARCH[/VARIANT]   which platform, when there are several (default: this machine's)
  --layer N                      open at layer N; with ls: what layer N did, from 1
  --format text|json|markdown    print a report instead of the screen (also when output is no terminal, or in CI);
                                 markdown, for a pull request, of two images
  -o, --output FILE              write the report to a file
  --exit-code                    end with 1 when two images differ in more than times (prints a report)
  -L, --through-links            of two images: what a process that opens a path gets, as cp -L and rsync -L
  --verify                       read every byte and check the digests (reports)
  --no-cache                     read every layer anew, and keep nothing of it
  -H, --host ADDRESS             the engine's address, unix:///path or tcp://host:port
  -c, --context NAME             the docker context
  --tui                          the screen, even in CI
  --ascii                        draw with ASCII only
  --debug FILE                   write a log
  -h, --help    -V, --version

Environment
  LAYERSCOPE_TMPDIR, TMPDIR      where exports and standard input are kept while they are looked at (default: /var/tmp)
  LAYERSCOPE_CACHE_SIZE          what the cache may hold: 512MB unless told, 0 for no cache
  LAYERSCOPE_TIMING=1            print the stages of the run and how long each took
  DOCKER_HOST, DOCKER_CONTEXT, CONTAINER_HOST, XDG_CACHE_HOME, NO_COLOR      as elsewhere

Exit codes
  0 fine    1 the images differ (--exit-code)    2 wrong usage, or nothing could be read
  3 read in part, problems were found    70 a fault of layerscope    130 interrupted

Examples
  docker save hello:latest | layerscope -
  nix build && layerscope ./result
  layerscope ls hello:latest etc -R
  layerscope app:1 app:2 --format markdown > comment.md
  layerscope both.tar both.tar --image app:1 --image app:2 --exit-code
  layerscope hello:latest --format json | jq '.layers[] | {position, size, createdBy}'

In the explorer ? shows every key, q leaves.
`;
