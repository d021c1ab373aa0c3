import { expect, test } from 'vitest';
import { capabilities } from '../../../src/app/details/capabilities.ts';

test.each([
  ['revision 2, effective', '0100000200040000000000000000000000000000', 'cap_net_bind_service=ep'],
  ['several, one flag set', '0100000200300000000000000000000000000000', 'cap_net_admin,cap_net_raw=ep'],
  ['inheritable beside permitted', '0000000200200000001000000000000000000000', 'cap_net_admin=i cap_net_raw=p'],
  ['above 32', '0100000200000000000000008000000000000000', 'cap_bpf=ep'],
  ['revision 3 with a root', '01000003000400000000000000000000000000000a000000', 'cap_net_bind_service=ep [rootid=10]'],
  ['revision 1', '010000010004000000000000', 'cap_net_bind_service=ep'],
  ['nothing granted', '0000000200000000000000000000000000000000', 'none'],
])('%s', (_, hex, text) => {
  expect(capabilities(Buffer.from(hex, 'hex').toString('latin1'))).toBe(text);
});

test.each(['', '01', '0100000200', '01000009000400000000000000000000000000', 'ff'.repeat(20)])(
  'what Linux would not read is nothing: %s',
  (hex) => {
    expect(capabilities(Buffer.from(hex, 'hex').toString('latin1'))).toBeUndefined();
  },
);
