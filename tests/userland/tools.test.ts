import { expect, test } from 'vitest'
import { binaryText } from '@/lib/userland/kernel/executables'
import { Kernel } from '@/lib/userland/kernel/kernel'
import { newWorld, runLine } from './harness'

const files = [
  { path: 'a.txt', text: 'alpha\n' },
  { path: 'd/f', text: 'x\n' },
]

/** What a line says, standard error in brackets, and its code where it is not 0. */
function said(text: string, dialect: 'gnu' | 'busybox' = 'gnu'): string {
  const { stdout, stderr, status } = runLine({ text, files, dialect, argv: ['sh', '-c', text] })
  return `${stdout}${stderr && `[${stderr}]`}${status ? ` (${status})` : ''}`
}

test.each([
  ['ls nothing', '[ls: nothing: No such file or directory\n] (1)'],
  ['rm nothing', "[rm: can't remove 'nothing': No such file or directory\n] (1)"],
  ['rm d', "[rm: 'd' is a directory\n] (1)"],
  ['cp nothing x', "[cp: can't stat 'nothing': No such file or directory\n] (1)"],
  ['cp d x', "[cp: omitting directory 'd'\n] (1)"],
  ['mv nothing x', "[mv: can't rename 'nothing': No such file or directory\n] (1)"],
  ['mkdir d', "[mkdir: can't create directory 'd': File exists\n] (1)"],
  ['rmdir d', "[rmdir: 'd': Directory not empty\n] (1)"],
  ['ln -s a.txt d/f', '[ln: d/f: File exists\n] (1)'],
  ['touch no/x', '[touch: no/x: No such file or directory\n] (1)'],
  ['chmod 600 nothing', '[chmod: nothing: No such file or directory\n] (1)'],
  ['chown nosuch a.txt', '[chown: unknown user nosuch\n] (1)'],
  ['stat nothing', "[stat: can't stat 'nothing': No such file or directory\n] (1)"],
  ['find nothing', '[find: nothing: No such file or directory\n] (1)'],
  ['sleep x', "[sleep: invalid number 'x'\n] (1)"],
  ['timeout 1 sleep 5', '[Terminated\n] (143)'],
  ['id nosuch', '[id: unknown user nosuch\n] (1)'],
  ['kill 4242', '(1)'],
  ['ls -l a.txt', '-rw-r--r--    1 root     root             6 Nov 14 22:13 a.txt\n'],
  ['ps', 'PID   USER     TIME  COMMAND\n    1 root      0:00 ps\n'],
  ['date -u -d @0 +%F', '1970-01-01\n'],
  ['echo x | xargs nosuch', '[xargs: nosuch: No such file or directory\n] (127)'],
])('busybox: %s', (line, wanted) => {
  const out = said(line, 'busybox')
  if (wanted.startsWith('(')) expect(out).toContain(wanted)
  else expect(out.replace('[Terminated\n]', '')).toBe(wanted.replace('[Terminated\n]', ''))
})

test('zero bytes that are added at once are counted, not held', () => {
  expect(said('truncate -s 500M big; stat -c %s big; du -h big; rm big')).toBe('524288000\n500M\tbig\n')
  expect(said('dd if=/dev/zero of=big bs=1M count=500 status=none; stat -c "%s %b" big')).toBe(
    '524288000 1024000\n',
  )
})

/** A machine with a user who is not root, and a folder that is root's alone. */
function withUsers() {
  const world = newWorld()
  const users = [
    { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/sh' },
    { name: 'ann', uid: 1000, gid: 1000, home: '/home/ann', shell: '/bin/sh' },
  ]
  const groups = [
    { name: 'root', gid: 0, members: [] },
    { name: 'ann', gid: 1000, members: [] },
    { name: 'sudo', gid: 27, members: [] },
  ]
  const machine = { ...world.machine, users: () => users, groups: () => groups }
  const { files: tree } = machine
  tree.mkdir('/secret', 0o700)
  tree.write('/secret/x', 'secret\n')
  tree.write('/read-only', 'text\n')
  tree.chmod('/tmp', 0o1777)
  tree.write('/tmp/roots', '')
  const kernel = new Kernel({ ...world.host, machine: () => machine })
  const run = (line: string, options = {}) => {
    const before = world.text('out').length
    const base = { argv: ['sh', '-c', line], place: 'here', cwd: '/tmp', uid: 1000, gid: 1000 }
    kernel.start({
      ...base,
      env: { PATH: '/bin' },
      streams: [undefined, { sink: 'out' }, { sink: 'out' }],
      ...options,
    })
    kernel.pump()
    return world.text('out').slice(before)
  }
  return run
}

test.each([
  ['cat /secret/x', 'cat: /secret/x: Permission denied\n'],
  ['ls /secret', "ls: cannot open directory '/secret': Permission denied\n"],
  ['echo x > /read-only', 'sh: line 1: /read-only: Permission denied\n'],
  ['rm -f /tmp/roots', "rm: cannot remove '/tmp/roots': Operation not permitted\n"],
  ['mkdir /x', "mkdir: cannot create directory '/x': Permission denied\n"],
  [
    'touch mine; stat -c %U:%G mine; chown root mine',
    "ann:ann\nchown: changing ownership of 'mine': Operation not permitted\n",
  ],
  ['umask 077; touch f; stat -c %a f', '600\n'],
  ['su -c id', 'Password: \nsu: Authentication failure\n'],
  ['sudo id', 'ann is not in the sudoers file.\n'],
  ['id', 'uid=1000(ann) gid=1000(ann) groups=1000(ann)\n'],
])('somebody: %s', (line, wanted) => {
  const out = withUsers()(line)
  if (wanted.startsWith('/')) expect(out).toMatch(new RegExp(wanted.slice(1, -1)))
  else expect(out).toBe(wanted)
})

test('a copy of a program is that program', () => {
  expect(binaryText('ls')).toBe('\x7fELF\0ls\0')
  expect(said('cp /bin/basename mine; ./mine /a/b; cat a.txt > /bin/basename; basename /a/b')).toContain(
    'b\n',
  )
})

test('members of sudo become root', () => {
  const run = withUsers()
  expect(run('sudo cat /secret/x; sudo -u root id -un', { groups: [27] })).toBe('secret\nroot\n')
  expect(run('su ann -c "id -un"', { uid: 0, gid: 0 })).toBe('ann\n')
})

test('a terminal gets columns, quotes and what is drawn over', () => {
  const world = newWorld()
  for (const name of ['one', 'two', 'a b', 'four']) world.machine.files.write(`/tmp/${name}`, '')
  const kernel = new Kernel(world.host)
  kernel.addTerminal('pts/0', { columns: 20, rows: 5 })
  const run = (...argv: string[]) => {
    const before = world.text('pts/0').length
    kernel.start({ argv, place: 'here', cwd: '/tmp', tty: 'pts/0', env: { PATH: '/bin' } })
    kernel.pump()
    return world.text('pts/0').slice(before)
  }
  expect(run('ls')).toBe("'a b'   one\n four   two\n")
  expect(run('tty')).toBe('/dev/pts/0\n')
  expect(run('stty', 'size')).toBe('5 20\n')
  expect(run('watch', '-t', 'echo', 'hi')).toBe('\x1b[H\x1b[2Jhi')
  kernel.type('pts/0', '\x03')
  expect(kernel.pump().until).toBeUndefined()
})
