/** Who and where: id, whoami, groups, hostname, uname, tty, nproc. */
import { DEFAULT_SYSTEM } from '@/lib/userland/kernel/virtual-files'
import { groupName, userId, userName } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

interface Identity {
  uid: number
  gid: number
  groups: number[]
}

/** The groups of a user of the machine, its own first. */
export function groupsOf(io: Io, name: string, gid: number): number[] {
  const others = io.process.machine.groups().filter(({ members }) => members.includes(name))
  return [...new Set([gid, ...others.map((group) => group.gid)])]
}

function identityOf(io: Io, name: string | undefined): Identity {
  const { process } = io
  if (name === undefined) {
    const { uid, gid, groups } = process
    const all = [...new Set([gid, ...groups])]
    // As the kernel keeps them; GNU's puts the own one first.
    return { uid, gid, groups: io.isBusybox ? all.sort((a, b) => a - b) : all }
  }
  const uid = userId(process, name)
  const user = process.machine.users().find((one) => one.uid === uid)
  if (!user) return io.fail(io.isBusybox ? `unknown user ${name}` : `${io.quote(name)}: no such user`)
  return { uid: user.uid, gid: user.gid, groups: groupsOf(io, user.name, user.gid) }
}

function idText(args: Args, io: Io, { uid, gid, groups }: Identity): string {
  const { process } = io
  const user = (id: number) => (args.has('n') ? userName(process, id) : String(id))
  const group = (id: number) => (args.has('n') ? groupName(process, id) : String(id))
  if (args.has('u')) return user(uid)
  if (args.has('g')) return group(gid)
  if (args.has('G')) return groups.map(group).join(args.has('z') ? '\0' : ' ')
  const named = (id: number, name: string) => (name === String(id) ? String(id) : `${id}(${name})`)
  const all = groups.map((id) => named(id, groupName(process, id))).join(',')
  return `uid=${named(uid, userName(process, uid))} gid=${named(gid, groupName(process, gid))} groups=${all}`
}

export const id = immediateTool({
  options: 'agGnruzZ',
  long: { group: 'g', groups: 'G', name: 'n', real: 'r', user: 'u', zero: 'z' },
  usage: '[OPTION]... [USER]...',
  run(args, io) {
    if (args.has('n') && !['u', 'g', 'G'].some((letter) => args.has(letter)))
      io.fail('cannot print only names or real IDs in default format')
    const names: (string | undefined)[] = args.operands.length > 0 ? args.operands : [undefined]
    for (const name of names) io.out(`${idText(args, io, identityOf(io, name))}\n`)
    return 0
  },
})

const NONE = { options: '', usage: '[OPTION]...' }

export const whoami = immediateTool({
  ...NONE,
  run(args, io) {
    const [extra] = args.operands
    if (extra !== undefined) throw usageError(io.name, NONE, io.dialect, `extra operand ${io.quote(extra)}`)
    const { uid, machine } = io.process
    const user = machine.users().find((one) => one.uid === uid)
    if (!user) return io.fail(io.isBusybox ? `unknown uid ${uid}` : `cannot find name for user ID ${uid}`)
    io.out(`${user.name}\n`)
    return 0
  },
})

export const groups = immediateTool({
  options: '',
  usage: '[OPTION]... [USERNAME]...',
  run(args, io) {
    const names = (name?: string) =>
      identityOf(io, name)
        .groups.map((gid) => groupName(io.process, gid))
        .join(' ')
    if (args.operands.length === 0) io.out(`${names()}\n`)
    for (const name of args.operands) io.out(`${name} : ${names(name)}\n`)
    return 0
  },
})

export const hostname = immediateTool({
  options: 'adfiIsy',
  long: { 'all-ip-addresses': 'I', fqdn: 'f', long: 'f', 'ip-address': 'i', short: 's', domain: 'd' },
  usage: '[-b] {hostname|-F file}',
  run(args, io) {
    const { machine, uid, files } = io.process
    const [name] = args.operands
    if (name !== undefined) {
      if (uid !== 0 || !machine.setHostname)
        io.fail(
          io.isBusybox ? 'sethostname: Operation not permitted' : 'you must be root to change the host name',
        )
      machine.setHostname?.(name)
      return 0
    }
    const own = machine.hostname
    const hosts = files.stat('/etc/hosts') ? files.read('/etc/hosts') : ''
    const lines = hosts.split('\n').map((text) => text.replace(/#.*/, '').trim().split(/\s+/))
    const [address = '127.0.0.1', full = own] = lines.find((words) => words.slice(1).includes(own)) ?? []
    const addresses = (machine.network?.interfaces() ?? []).flatMap((one) =>
      one.kind === 'loopback' || !one.up ? [] : one.addresses.map((at) => at.address),
    )
    if (args.has('s')) io.out(`${own.split('.')[0]}\n`)
    else if (args.has('d')) io.out(full.includes('.') ? `${full.slice(full.indexOf('.') + 1)}\n` : '')
    else if (args.has('I')) io.out(`${addresses.join(' ') || address} \n`)
    else if (args.has('i')) io.out(`${address}\n`)
    else io.out(`${args.has('f') ? full : own}\n`)
    return 0
  },
})

export const uname = immediateTool({
  options: 'amnoprsvi',
  long: {
    all: 'a',
    machine: 'm',
    nodename: 'n',
    'operating-system': 'o',
    processor: 'p',
    'kernel-release': 'r',
    'kernel-name': 's',
    'kernel-version': 'v',
    'hardware-platform': 'i',
  },
  usage: '[OPTION]...',
  run(args, io) {
    const { machine } = io.process
    const { release, version } = machine.system ?? DEFAULT_SYSTEM
    const parts: [string, string][] = [
      ['s', 'Linux'],
      ['n', machine.hostname],
      ['r', release],
      ['v', version],
      ['m', 'x86_64'],
      ['p', 'unknown'],
      ['i', 'unknown'],
      ['o', io.isBusybox ? 'Linux' : 'GNU/Linux'],
    ]
    const isAll = args.has('a')
    const isNone = args.given.length === 0
    const shown = parts.filter(([letter, text]) =>
      isAll ? text !== 'unknown' : isNone ? letter === 's' : args.has(letter),
    )
    io.out(`${shown.map(([, text]) => text).join(' ')}\n`)
    return 0
  },
})

export const arch = immediateTool({
  ...NONE,
  run(_, io) {
    io.out('x86_64\n')
    return 0
  },
})

export const tty = immediateTool({
  options: 's',
  long: { silent: 's', quiet: 's' },
  usage: '[OPTION]...',
  usageCode: 2,
  run(args, io) {
    const name = io.process.terminal(0)?.name
    if (!args.has('s')) io.out(name === undefined ? 'not a tty\n' : `/dev/${name}\n`)
    return name === undefined ? 1 : 0
  },
})

export const nproc = immediateTool({
  options: '',
  long: { all: 'all', 'ignore:': 'ignore' },
  usage: '[OPTION]...',
  run(args, io) {
    const all = io.process.machine.cpus ?? 2
    io.out(`${Math.max(1, all - Number(args.value('ignore') ?? 0))}\n`)
    return 0
  },
})
