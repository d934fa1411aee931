/**
 * ssh and scp to the hosts of the cluster, and between the machines of an exam.
 * Mirrors: OpenSSH's `ssh [options] [user@]host [command]`, `scp [-r] [[user@]host:]path …`.
 * Differs: nobody is asked who they are; users other than root are root; options have no effect.
 */

import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Cluster } from '@/lib/cluster/cluster'
import { HOME, loginEnv } from '@/lib/shell/login-env'
import type { OutsideMachines } from '@/lib/shell/outside'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Machine } from '@/lib/userland/kernel/machine'
import { failed, oneShot } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

export interface SshHost {
  cluster(): Cluster
  outside: OutsideMachines
  machine(name: string): Machine | undefined
}

interface SshState {
  /** The shell over there. */
  child?: number
  farewell: string
  name?: string
}

const USAGE =
  'usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-l login_name] [-p port] destination [command [argument ...]]\n'
const VALUED = /^-[bcDEeFIiJLlmOoPpQRSWw]$/

/** What stands behind the options in front; those that `valued` fits take a value. */
function withoutOptions(args: readonly string[], valued: RegExp): string[] {
  let at = 0
  while (/^-./.test(args[at] ?? '') && args[at] !== '--') at += valued.test(args[at] ?? '') ? 2 : 1
  return args.slice(args[at] === '--' ? at + 1 : at)
}

const asksForTerminal = (argv: readonly string[], target: string) =>
  argv.slice(1, argv.indexOf(target)).some((one) => /^-[A-Za-z]*t/.test(one))

const unknown = (program: string, name: string) =>
  `${program}: Could not resolve hostname ${name}: Name or service not known\n`

export function ssh(host: SshHost): Program<SshState> {
  const connect = (state: SshState, process: Process): number | undefined => {
    const [target, ...words] = withoutOptions(process.argv.slice(1), VALUED)
    if (target === undefined) {
      process.write(2, USAGE)
      return 255
    }
    const name = target.replace(/^.*@/, '')
    const { hosts } = host.cluster()
    const outside = host.outside.find(name)
    const place = outside ?? hosts.find(name)
    if (place === undefined || !(outside || hosts.files(place))) {
      process.write(2, unknown('ssh', name))
      return 255
    }
    if (!(outside || hosts.isOn(place))) {
      process.write(2, `ssh: connect to host ${name} port 22: No route to host\n`)
      return 255
    }
    const shell = words.length > 0 ? ['bash', '-c', words.join(' ')] : ['bash', '-l']
    if (words.length === 0) state.farewell = `Connection to ${name} closed.\n`
    state.name = name
    state.child = process.spawn({
      argv: shell,
      place,
      env: { ...loginEnv(), PS1: '\\u@\\h:\\w\\$ ' },
      cwd: HOME,
      uid: 0,
      gid: 0,
      groups: [],
      // As sshd: a command gets a terminal only with -t.
      ...(words.length > 0 && !asksForTerminal(process.argv, target) ? { noTty: true } : {}),
    })
    return undefined
  }
  return {
    start: () => ({ farewell: '' }),
    step(state, process) {
      if (state.child === undefined) {
        const code = connect(state, process)
        return code === undefined ? { wait: 'child' } : { exit: code }
      }
      const ended = process.reap(state.child)
      if (!ended) return { wait: 'child' }
      const isThrown = !('code' in ended.status)
      if (isThrown) process.write(2, `Connection to ${state.name} closed by remote host.\n`)
      if (state.farewell && process.isTerminal(0)) process.write(2, state.farewell)
      return { exit: 'code' in ended.status ? ended.status.code : 255 }
    },
  }
}

interface Place {
  files: FileSystem
  path: string
}

function copyTree(from: Place, to: Place, isFolder: boolean): void {
  if (!isFolder) {
    to.files.write(to.path, from.files.read(from.path))
    return
  }
  if (!to.files.stat(to.path)) to.files.mkdir(to.path)
  for (const name of from.files.list(from.path)) {
    const source = { ...from, path: `${from.path}/${name}` }
    const below = from.files.stat(source.path)?.type === 'directory'
    copyTree(source, { ...to, path: `${to.path}/${name}` }, below)
  }
}

export const scp = (host: SshHost) =>
  oneShot(({ args, process }) => {
    const words = withoutOptions(args, /^-[cDFiJloPSX]$/)
    const isRecursive = args.some((arg) => /^-[a-zA-Z]*r/.test(arg))
    const target = words.pop()
    if (target === undefined || words.length === 0)
      return failed('usage: scp [-346ABCOpqRrsTv] source ... target\n')
    const placeOf = (word: string): Place => {
      const [, name, path = ''] = /^(?:[^@/:]+@)?([^@/:]+):(.*)$/s.exec(word) ?? []
      if (name === undefined) return { files: process.machine.files, path: resolvePath(process.cwd, word) }
      const machine = host.machine(host.outside.find(name) ?? host.cluster().hosts.find(name) ?? '')
      if (!machine) throw new UnknownHost(name)
      return { files: machine.files, path: resolvePath(HOME, path || '.') }
    }
    let stderr = ''
    for (const word of words) {
      try {
        const from = placeOf(word)
        const to = placeOf(target)
        const found = from.files.stat(from.path)
        if (!found) throw new Errno('ENOENT')
        const isFolder = found.type === 'directory'
        if (isFolder && !isRecursive) {
          stderr += `scp: ${word}: not a regular file\n`
          continue
        }
        const into = to.files.stat(to.path)?.type === 'directory'
        const name = from.path.slice(from.path.lastIndexOf('/') + 1)
        copyTree(from, into ? { ...to, path: `${to.path}/${name}` } : to, isFolder)
      } catch (error) {
        if (error instanceof UnknownHost) stderr += `${unknown('ssh', error.host)}scp: Connection closed\n`
        else if (error instanceof Errno) stderr += `scp: ${word}: ${error.message}\n`
        else throw error
      }
    }
    return failed(stderr, stderr === '' ? 0 : 1)
  })

class UnknownHost extends Error {
  constructor(readonly host: string) {
    super(host)
  }
}
