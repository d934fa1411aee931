import { expect, test } from 'vitest'
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { allows, type Capability, EXECUTE, isCapable, READ, WRITE } from '@/lib/userland/kernel/permissions'

const OF_CONTAINERS = '00000000a80425fb'

test.each<[Capability, number, string | undefined, boolean]>([
  ['CHOWN', 0, undefined, true],
  ['CHOWN', 0, OF_CONTAINERS, true],
  ['SYS_ADMIN', 0, OF_CONTAINERS, false],
  ['SYS_TIME', 0, '0000000002000000', true],
  ['CHOWN', 0, '0000000000000000', false],
  ['CHOWN', 1000, '000001ffffffffff', false],
])('%s of %i with %s: %s', (capability, uid, capabilities, expected) => {
  expect(isCapable({ uid, capabilities }, capability)).toBe(expected)
})

test.each<[string, object, number, boolean]>([
  ['root may read all', { uid: 0, gid: 0 }, READ, true],
  ['root may not run what nobody may run', { uid: 0, gid: 0 }, EXECUTE, false],
  ['root without the right to is one of many', { uid: 0, gid: 0, capabilities: '0' }, READ, false],
  ['its owner', { uid: 7, gid: 0 }, WRITE, true],
  ['its group', { uid: 8, gid: 9 }, READ, true],
  ['one of the groups', { uid: 8, gid: 0, groups: [9] }, READ, true],
  ['others', { uid: 8, gid: 0 }, READ, false],
])('%s', (_, who, want, expected) => {
  const stat = { type: 'file', mode: 0o640, uid: 7, gid: 9 } as FileStat
  expect(allows({ groups: [], ...who } as never, stat, want)).toBe(expected)
})
