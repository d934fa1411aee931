/**
 * su and sudo.
 * Differs: nobody has a password here: root becomes anyone, members of sudo, wheel and admin may use sudo, and
 * everyone else is refused as after a wrong one.
 */
import type { User } from '@/lib/userland/kernel/machine'
import type { Step } from '@/lib/userland/kernel/program'
import { exitCodeOf } from '@/lib/userland/kernel/signal-numbers'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions, ToolExit, usageError } from '@/lib/userland/tools/options'
import { startCommand } from '@/lib/userland/tools/process/commands'
import { groupsOf } from '@/lib/userland/tools/process/identity'
import { steppedTool } from '@/lib/userland/tools/tool'

interface State {
  child: number
  stopped?: boolean
}

/** Waits for the command, and stops and goes on with it. */
function follow(state: State, io: Io): Step {
  const done = io.process.reap(state.child)
  if (!done || 'stopped' in done.status) return { wait: 'child' }
  return { exit: exitCodeOf(done.status) }
}

const SECURE_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

interface Become {
  user: User
  argv: string[]
  login: boolean
  keepsEnv: boolean
  added?: Record<string, string>
  said(why: string): string
}

function run(io: Io, { user, argv, login, keepsEnv, added, said }: Become): State {
  const { env } = io.process
  const own = { HOME: user.home, SHELL: user.shell, USER: user.name, LOGNAME: user.name, PATH: SECURE_PATH }
  const kept: Record<string, string> = keepsEnv ? { ...env } : {}
  for (const name of ['TERM', 'LANG', 'TZ', 'LC_ALL', 'COLORTERM'])
    if (env[name] !== undefined) kept[name] = env[name]
  const cwd = login && io.process.machine.files.stat(user.home)?.type === 'directory' ? user.home : undefined
  const groups = groupsOf(io, user.name, user.gid)
  const options = {
    argv,
    env: { ...kept, ...own, ...added },
    uid: user.uid,
    gid: user.gid,
    groups,
    ...(cwd && { cwd }),
  }
  return { child: startCommand(io, options, said) }
}

const userOf = (io: Io, name: string): User | undefined =>
  io.process.machine
    .users()
    .find((one) => one.name === name || (/^#?\d+$/.test(name) && one.uid === Number(name.replace('#', ''))))

const SU: OptionSpec = {
  options: 'c:flmps:',
  long: { command: 'c', login: 'l', 'preserve-environment': 'p', shell: 's' },
  usage: '[options] [-] [<user> [<argument>...]]',
}

export const su = steppedTool<State>({
  start(io) {
    const args = readOptions(io.name, SU, io.process.argv.slice(1), io.dialect)
    const words = [...args.operands]
    const login = args.has('l') || words[0] === '-'
    if (words[0] === '-') words.shift()
    const name = words.shift() ?? 'root'
    const user = userOf(io, name)
    if (!user)
      return io.fail(
        io.isBusybox
          ? `unknown user ${name}`
          : `user ${name} does not exist or the user entry does not contain all the required fields`,
      )
    if (io.process.uid !== 0)
      throw new ToolExit(
        1,
        io.isBusybox ? `Password: \nsu: incorrect password\n` : 'Password: \nsu: Authentication failure\n',
      )
    const shell = args.value('s') ?? (user.shell || '/bin/sh')
    const command = args.value('c')
    if (/\/(?:nologin|false)$/.test(shell))
      throw new ToolExit(1, 'This account is currently not available.\n')
    const argv = [
      shell,
      ...(login ? ['-l'] : []),
      ...(command === undefined ? words : ['-c', command, ...words]),
    ]
    return run(io, {
      user,
      argv,
      login,
      keepsEnv: !login,
      said: (why) => `failed to execute ${shell}: ${why}`,
    })
  },
  step: follow,
})

const SUDO: OptionSpec = {
  options: '+AbEeg:HhiKklnPp:SsT:u:vV',
  long: {
    login: 'i',
    shell: 's',
    user: 'u',
    group: 'g',
    'preserve-env::': 'E',
    'non-interactive': 'n',
    stdin: 'S',
    list: 'l',
    validate: 'v',
    'set-home': 'H',
  },
  usage: '-h | -K | -k | -V',
}

const MAY: readonly string[] = ['sudo', 'wheel', 'admin']

function mayUse(io: Io): boolean {
  const { uid, groups, gid, machine } = io.process
  if (uid === 0) return true
  const own = machine.groups().filter((group) => group.gid === gid || groups.includes(group.gid))
  return own.some(({ name }) => MAY.includes(name))
}

export const sudo = steppedTool<State | { exit: number }>({
  start(io) {
    const { process } = io
    const args = readOptions(io.name, SUDO, process.argv.slice(1), io.dialect)
    const words = [...args.operands]
    const caller = process.machine.users().find(({ uid }) => uid === process.uid)?.name ?? String(process.uid)
    if (!mayUse(io)) {
      if (args.has('n')) return io.fail('a password is required')
      throw new ToolExit(1, `${caller} is not in the sudoers file.\n`)
    }
    if (args.has('v') || args.has('k') || args.has('K')) return { exit: 0 }
    const name = args.value('u') ?? 'root'
    const user = userOf(io, name)
    if (!user) return io.fail(`unknown user ${name}\nsudo: error initializing audit plugin sudoers_audit`)
    if (args.has('l')) {
      io.out(
        `User ${caller} may run the following commands on ${process.machine.hostname}:\n    (ALL : ALL) NOPASSWD: ALL\n`,
      )
      return { exit: 0 }
    }
    const added: Record<string, string> = {
      SUDO_USER: caller,
      SUDO_UID: String(process.uid),
      SUDO_GID: String(process.gid),
    }
    while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) {
      const [variable = '', value = ''] = (words.shift() ?? '').split(/=(.*)/s)
      added[variable] = value
    }
    const login = args.has('i')
    if (words.length === 0 && !login && !args.has('s')) throw usageError(io.name, SUDO, io.dialect)
    const shell = user.shell || '/bin/bash'
    const inShell = words.map((word) => word.replace(/[^\w@%+=:,./-]/g, '\\$&')).join(' ')
    const argv =
      login || args.has('s')
        ? [shell, ...(login ? ['-l'] : []), ...(words.length > 0 ? ['-c', inShell] : [])]
        : words
    added.SUDO_COMMAND = argv.join(' ')
    return run(io, {
      user,
      argv,
      login,
      keepsEnv: args.has('E'),
      added,
      said: (why) =>
        why.startsWith('No such') ? `${argv[0]}: command not found` : `unable to execute ${argv[0]}: ${why}`,
    })
  },
  step: (state, io) => ('exit' in state ? state : follow(state, io)),
})
