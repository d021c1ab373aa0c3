import { claim } from '../measure/claims.mjs';
import { measuredInside } from '../measure/inProcess.mjs';

export const tree = {
  name: 'tree',
  about: 'what a key asks of a tree of 300,000 nodes, within one process',
  async run() {
    const times = await measuredInside('tree.mjs');
    return [
      {
        claims: [
          claim('another layer', times.layer, 'ms', 5),
          claim('a class toggled', times.class, 'ms', 5),
          claim('a fold', times.fold, 'ms', 5),
          claim('everything unfolded', times.unfoldAll, 'ms', 200),
          claim('the frame after it', times.frame, 'ms', 16),
        ],
      },
    ];
  },
};
