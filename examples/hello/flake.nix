{
  description = "One static program as a layered image that holds nothing else";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";

  outputs =
    { nixpkgs, ... }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      packagesOf =
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};

          # pkgsStatic links with musl, so the program needs no other store path at run time.
          hello = pkgs.pkgsStatic.stdenv.mkDerivation {
            name = "hello-static-1.0";
            # keeps the platform out of the name of the store path
            dontAddHostSuffix = true;
            src = ./src;
            buildPhase = "$CC -O2 -static -o hello hello.c";
            installPhase = "install -D -m 0555 hello $out/bin/hello";
            # fails the build instead of shipping a libc unnoticed
            allowedReferences = [ ];
          };

          # One layer for the store path, one for the link /bin/hello into the store.
          image = pkgs.dockerTools.buildLayeredImage {
            name = "hello-nix";
            tag = "latest";
            contents = [ hello ];
            config.Cmd = [ "/bin/hello" ];
          };
        in
        {
          inherit hello image;
          default = image;
        };
    in
    {
      packages = nixpkgs.lib.genAttrs systems packagesOf;
    };
}
