/**
 * Accounts: adduser and addgroup as busybox has them (and as far as scripts use them, Debian's), useradd, groupadd.
 * Mirrors: their lines in /etc/passwd and /etc/group, the first free number, the home folder.
 * Differs: no passwords, no /etc/shadow; nobody is asked anything.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

const PASSWD = '/etc/passwd'
const GROUP = '/etc/group'

function textOf(io: Io, path: string): string {
  try {
    return io.process.files.read(path)
  } catch (error) {
    if (error instanceof Errno && error.code === 'ENOENT') return ''
    throw error
  }
}

const append = (io: Io, path: string, line: string) =>
  io.process.files.write(path, `${line}\n`, { append: true })

/** Whose numbers: ordinary ones from 1000, a system's own from 100 up, or as shadow-utils have it from 999 down. */
type Kind = 'user' | 'system' | 'down'

/** The next number that nobody has. */
function freeNumber(used: readonly number[], kind: Kind): number {
  const [first, last, step] = { user: [1000, 60_000, 1], system: [100, 999, 1], down: [999, 100, -1] }[
    kind
  ] as [number, number, number]
  for (let number = first; number !== last; number += step) if (!used.includes(number)) return number
  return last
}

interface Account {
  name: string
  uid?: number
  gid?: number
  home: string
  shell: string
  gecos: string
  kind: Kind
  makesHome: boolean
}

const groupOf = (io: Io, name: string) =>
  io.process.machine.groups().find((one) => one.name === name || String(one.gid) === name)

function addGroupLine(io: Io, name: string, wanted: number | undefined, kind: Kind): number {
  const gid =
    wanted ??
    freeNumber(
      io.process.machine.groups().map((one) => one.gid),
      kind,
    )
  append(io, GROUP, `${name}:x:${gid}:`)
  return gid
}

function addAccount(io: Io, account: Account): void {
  const { name, home, shell, gecos, kind, makesHome } = account
  const { files, machine } = io.process
  const uid =
    account.uid ??
    freeNumber(
      machine.users().map((one) => one.uid),
      kind,
    )
  const gid = account.gid ?? addGroupLine(io, name, account.uid, kind)
  append(io, PASSWD, `${name}:x:${uid}:${gid}:${gecos}:${home}:${shell}`)
  if (!makesHome || files.stat(home)) return
  const parent = home.slice(0, home.lastIndexOf('/'))
  if (parent !== '' && !files.stat(parent)) files.mkdir(parent)
  files.mkdir(home)
  files.chown(home, uid, gid)
}

/** Puts a user into a group that is there. */
function join(io: Io, user: string, group: string): number {
  if (!groupOf(io, group)) {
    io.warn(`unknown group ${group}`)
    return 1
  }
  const lines = textOf(io, GROUP)
    .split('\n')
    .map((line) => {
      const [name, , , members = ''] = line.split(':')
      if (name !== group || members.split(',').includes(user)) return line
      return members === '' ? `${line}${user}` : `${line},${user}`
    })
  io.process.files.write(GROUP, lines.join('\n'))
  return 0
}

const numberOf = (args: Args, letter: string): { number?: number } => {
  const value = args.value(letter)
  return value === undefined ? {} : { number: Number(value) }
}

const has = (io: Io, name: string) => io.process.machine.users().some((user) => user.name === name)

export const adduser = immediateTool({
  options: 'h:g:s:G:SDHu:k:',
  long: {
    ...{
      home: 'h',
      gecos: 'g',
      shell: 's',
      ingroup: 'G',
      system: 'S',
      'disabled-password': 'D',
      'no-create-home': 'H',
    },
    ...{ uid: 'u', 'disabled-login': 'D', quiet: 'q', 'gid:': 'i', group: 'p' },
  },
  usage: '[OPTIONS] USER [GROUP]',
  run(args, io) {
    const [name, group] = args.operands
    if (name === undefined) return io.fail('no user name')
    if (group !== undefined) return join(io, name, group)
    if (has(io, name)) {
      io.warn(io.isBusybox ? `user '${name}' in use` : `The user \`${name}' already exists.`)
      return 1
    }
    const given = args.value('G') ?? args.value('i')
    const known = given === undefined ? undefined : groupOf(io, given)
    if (given !== undefined && !known) {
      io.warn(`unknown group ${given}`)
      return 1
    }
    const { number } = numberOf(args, 'u')
    addAccount(io, {
      name,
      ...(number === undefined ? {} : { uid: number }),
      ...(known ? { gid: known.gid } : {}),
      home: args.value('h') ?? `/home/${name}`,
      shell: args.value('s') ?? (args.has('S') ? '/sbin/nologin' : io.isBusybox ? '/bin/sh' : '/bin/bash'),
      ...{ kind: args.has('S') ? 'system' : 'user', makesHome: !args.has('H') },
      gecos: args.value('g') ?? (io.isBusybox ? 'Linux User,,,' : ''),
    })
    return 0
  },
})

export const addgroup = immediateTool({
  options: 'g:S',
  long: { gid: 'g', system: 'S' },
  usage: '[-g GID] [-S] [USER] GROUP',
  run(args, io) {
    const [first, group] = args.operands
    if (first === undefined) return io.fail('no group name')
    if (group !== undefined) return join(io, first, group)
    if (groupOf(io, first)) {
      io.warn(`group '${first}' in use`)
      return 1
    }
    addGroupLine(io, first, numberOf(args, 'g').number, args.has('S') ? 'system' : 'user')
    return 0
  },
})

export const useradd = immediateTool({
  options: 'c:d:g:G:lmMNrs:u:U',
  long: {
    ...{
      comment: 'c',
      'home-dir': 'd',
      gid: 'g',
      groups: 'G',
      'create-home': 'm',
      'no-create-home': 'M',
      system: 'r',
    },
    ...{ shell: 's', uid: 'u', 'user-group': 'U', 'no-log-init': 'l', 'no-user-group': 'N' },
  },
  usage: '[options] LOGIN',
  usageCode: 2,
  run(args, io) {
    const [name] = args.operands
    if (name === undefined) return io.fail('no login name')
    if (has(io, name)) {
      io.warn(`user '${name}' already exists`)
      return 9
    }
    const given = args.value('g')
    const known = given === undefined ? undefined : groupOf(io, given)
    if (given !== undefined && !known) {
      io.warn(`group '${given}' does not exist`)
      return 6
    }
    const { number } = numberOf(args, 'u')
    addAccount(io, {
      name,
      ...(number === undefined ? {} : { uid: number }),
      ...(known ? { gid: known.gid } : {}),
      ...{ home: args.value('d') ?? `/home/${name}`, shell: args.value('s') ?? '/bin/sh' },
      ...{ kind: args.has('r') ? 'down' : 'user', makesHome: args.has('m'), gecos: args.value('c') ?? '' },
    })
    for (const group of args.value('G')?.split(',') ?? []) join(io, name, group)
    return 0
  },
})

export const groupadd = immediateTool({
  options: 'g:rf',
  long: { gid: 'g', system: 'r', force: 'f' },
  usage: '[options] GROUP',
  usageCode: 2,
  run(args, io) {
    const [name] = args.operands
    if (name === undefined) return io.fail('no group name')
    if (groupOf(io, name)) {
      if (args.has('f')) return 0
      io.warn(`group '${name}' already exists`)
      return 9
    }
    addGroupLine(io, name, numberOf(args, 'g').number, args.has('r') ? 'down' : 'user')
    return 0
  },
})
