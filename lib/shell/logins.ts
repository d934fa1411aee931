import type { Command, ExecResult, ResolvedCommandContext } from 'just-bash'
import type { Cluster } from '@/lib/cluster/cluster'
import type { HostFiles } from '@/lib/cluster/host/host-files'
import { command } from '@/lib/shell/commands'
import { passedOn } from '@/lib/shell/rewrite'

/** Where the terminal is: its own machine, or a host of the cluster. */
export interface Place {
  /** Unset: the terminal's own machine. */
  host?: string
  files: HostFiles
}

/** What a shell keeps while another one runs in it. */
export interface Login<S> extends Place {
  session: S
  /** Said when it ends. */
  farewell: string
}

const failed = (stderr: string, exitCode: number): ExecResult => ({ stdout: '', stderr, exitCode })
const silent: ExecResult = { stdout: '', stderr: '', exitCode: 0 }

const HOME = '/root'

/** The shells that a terminal is in, one within the other: `ssh`, `sudo -i`, `exit`. */
export class Logins<S> {
  private readonly stack: Login<S>[] = []
  /** Begun by the line in work; it is entered when the line is through. */
  private pending: (Place & { farewell: string }) | undefined
  /** Where a command that was given to ssh runs. */
  private visiting: Place | undefined

  constructor(
    private readonly cluster: Cluster,
    private readonly own: HostFiles,
  ) {}

  get place(): Place {
    return this.visiting ?? this.stack.at(-1) ?? { files: this.own }
  }

  get host(): string | undefined {
    return this.place.host
  }

  get isInside(): boolean {
    return this.stack.length > 0
  }

  /** Enters what the last line began; the shell that is left keeps its session. */
  enter(session: S): boolean {
    const { pending } = this
    this.pending = undefined
    if (!pending) return false
    this.stack.push({ ...pending, session })
    return true
  }

  /** Ends the innermost shell. */
  leave(): Login<S> | undefined {
    return this.stack.pop()
  }

  /** A host by its name or address. */
  private find(target: string): { name: string; files: HostFiles } | undefined {
    const name = this.cluster.hosts.find(target)
    const files = name === undefined ? undefined : this.cluster.hosts.files(name)
    return name !== undefined && files ? { name, files } : undefined
  }

  private async visit(place: Place, script: string, stdin: string, ctx: ResolvedCommandContext) {
    const before = this.visiting
    this.visiting = place
    try {
      const result = await ctx.exec?.(script, {
        cwd: HOME,
        env: passedOn(ctx.env),
        stdin,
        stdinKind: 'bytes',
        ...(ctx.signal ? { signal: ctx.signal } : {}),
      })
      return result ?? failed('ssh: not available\n', 255)
    } finally {
      this.visiting = before
    }
  }

  private async ssh(args: string[], ctx: ResolvedCommandContext): Promise<ExecResult> {
    const [target, ...words] = withoutOptions(args, /^-[bcDEeFIiJLlmOoPpQRSWw]$/)
    if (target === undefined) return failed(SSH_USAGE, 255)
    const name = target.replace(/^.*@/, '')
    const host = this.find(name)
    if (!host) return failed(`ssh: Could not resolve hostname ${name}: Name or service not known\n`, 255)
    const place = { host: host.name, files: host.files }
    const stdin = String(ctx.stdin)
    if (words.length > 0) return this.visit(place, words.join(' '), stdin, ctx)
    if (stdin !== '') return this.visit(place, stdin, '', ctx)
    this.pending = { ...place, farewell: `logout\nConnection to ${name} closed.\n` }
    return silent
  }

  private async sudo(args: string[], ctx: ResolvedCommandContext): Promise<ExecResult> {
    const rest = [...withoutOptions(args, /^-[ugpCDhRrTt]$/)]
    const variables: Record<string, string> = {}
    while (/^\w+=/.test(rest[0] ?? '')) {
      const [name = '', ...value] = (rest.shift() ?? '').split('=')
      variables[name] = value.join('=')
    }
    const isShell =
      rest.length === 0
        ? args.some((arg) => /^-[A-Za-z]*[is]|^--(login|shell)$/.test(arg))
        : isBareShell(rest)
    if (isShell) {
      const { host } = this.place
      this.pending = {
        ...(host === undefined ? {} : { host }),
        files: this.place.files,
        farewell: 'logout\n',
      }
      return silent
    }
    const [name = '', ...words] = rest
    if (!name) return failed(SUDO_USAGE, 1)
    const result = await ctx.exec?.(name, {
      args: words,
      cwd: ctx.cwd,
      env: { ...passedOn(ctx.env), ...variables },
      stdin: String(ctx.stdin),
      stdinKind: 'bytes',
      ...(ctx.signal ? { signal: ctx.signal } : {}),
    })
    return result ?? failed('sudo: not available\n', 1)
  }

  commands(): Command[] {
    return [
      command('ssh', (args, ctx) => this.ssh(args, ctx)),
      command('sudo', (args, ctx) => this.sudo(args, ctx)),
      command('su', (args, ctx) => {
        const at = args.findIndex((arg) => /^(-c|--command)$/.test(arg))
        return this.sudo(at < 0 ? ['-i'] : ['bash', '-c', args[at + 1] ?? ''], ctx)
      }),
      command('hostname', async (args, ctx) => {
        const { host } = this.place
        if (host === undefined) return (await ctx.origCommand?.(args)) ?? silent
        return { ...silent, stdout: `${host}\n` }
      }),
    ]
  }
}

const SSH_USAGE =
  'usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-l login_name] [-p port] destination [command [argument ...]]\n'
const SUDO_USAGE =
  'usage: sudo -h | -K | -k | -V\nusage: sudo [-ABEkNnPS] [-u user] [VAR=value] [-i | -s] [command [arg ...]]\n'

/** `su`, `su -`, `bash`: what makes a shell and nothing else. */
const isBareShell = ([name = '', ...rest]: string[]) =>
  (name === 'su' && rest.every((word) => /^(-|-l|root|--login)$/.test(word))) ||
  (/^(ba)?sh$/.test(name) && rest.every((word) => /^-[il]$/.test(word)))

/** Options in front of the words; those that `valued` fits take a value. */
function withoutOptions(args: readonly string[], valued: RegExp): string[] {
  let at = 0
  while (/^-./.test(args[at] ?? '') && args[at] !== '--') at += valued.test(args[at] ?? '') ? 2 : 1
  return args.slice(args[at] === '--' ? at + 1 : at)
}
