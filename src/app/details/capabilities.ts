/** By number, linux/capability.h. */
const names =
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'.split(
    ' ',
  );

/** Words of 32 capabilities each, by revision of `struct vfs_cap_data`; revision 3 has the id of a user namespace's root behind them. */
const wordsOf: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 2 };

/**
 * What the xattr `security.capability` (latin1) grants, as getcap prints it: `cap_net_bind_service=ep`; undefined when
 * it has no form that Linux knows.
 */
export function capabilities(value: string): string | undefined {
  const data = Buffer.from(value, 'latin1');
  if (data.length < 4) return undefined;
  const magic = data.readUInt32LE(0);
  const revision = magic >>> 24;
  const words = wordsOf[revision];
  const length = 4 + (words ?? 0) * 8 + (revision === 3 ? 4 : 0);
  if (words === undefined || data.length !== length) return undefined;
  const effective = (magic & 1) === 1;
  const groups = new Map<string, string[]>();
  for (let number = 0; number < words * 32; number++) {
    const at = 4 + (number >> 5) * 8;
    const bit = 1 << (number & 31);
    const isPermitted = (data.readUInt32LE(at) & bit) !== 0;
    const isInheritable = (data.readUInt32LE(at + 4) & bit) !== 0;
    if (!isPermitted && !isInheritable) continue;
    const flags = `${effective ? 'e' : ''}${isInheritable ? 'i' : ''}${isPermitted ? 'p' : ''}`;
    const group = groups.get(flags) ?? [];
    groups.set(flags, [...group, names[number] === undefined ? String(number) : `cap_${names[number]}`]);
  }
  const granted = [...groups].map(([flags, list]) => `${list.join(',')}=${flags}`).join(' ');
  const root = revision === 3 ? data.readUInt32LE(length - 4) : 0;
  return `${granted === '' ? 'none' : granted}${root === 0 ? '' : ` [rootid=${root}]`}`;
}
