// CommonJS, because only `require` can wait: the package makes an Intl.Segmenter and large regular expressions when it is
// loaded, 30 ms of every start (docs/performance.md), and most texts never need it.
let stringWidth;

module.exports = (text, options) => {
  stringWidth ??= require('../../../node_modules/string-width/index.js').default;
  return stringWidth(text, options);
};
