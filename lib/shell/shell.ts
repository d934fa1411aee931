import { Bash } from 'just-bash/browser'
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { HostFiles } from '@/lib/cluster/host/host-files'
import { ADMIN } from '@/lib/shell/admin'
import { BashFileSystem, decodeText, encodeText } from '@/lib/shell/bash-file-system'
import { command, smallCommands } from '@/lib/shell/commands'
import { crictl } from '@/lib/shell/crictl'
import { type CurlHost, curlCommand } from '@/lib/shell/curl'
import { etcdctl } from '@/lib/shell/etcdctl/etcdctl'
import { etcdutl } from '@/lib/shell/etcdctl/etcdutl'
import { hexdumpCommands } from '@/lib/shell/hexdump'
import { jobCommands } from '@/lib/shell/job-commands'
import { Jobs } from '@/lib/shell/jobs'
import { ruleCommands } from '@/lib/shell/kernel-rules'
import { type KubectlHost, kubectl } from '@/lib/shell/kubectl-command'
import { DEFAULT_LIMITS, OutOfTime, type ShellLimits, wordLimits } from '@/lib/shell/limits'
import { Logins } from '@/lib/shell/logins'
import { ScriptRewriter, type ShellMemory } from '@/lib/shell/rewrite'
import { seededRandom } from '@/lib/shell/seeded-random'
import { TimedOut, type Timers, timeout } from '@/lib/shell/timeout'
import { unconfigured } from '@/lib/shell/unconfigured'

/**
 * The learner's terminal: bash over files in memory, and kubectl on a cluster.
 *
 * Mirrors: bash 5 by the just-bash library, GNU text tools as far as it has them.
 * Differs: a line runs to its end before its output shows; `&` runs in the foreground, but for what kubectl
 * serves (port-forward, proxy), which lasts until `kill`; no other job control, signals, `trap`, `watch`,
 * pagers or full-screen editors. With `persistentState`, variables, aliases, functions and the folder live on
 * from line to line, arrays and `set` options do not, and every variable becomes exported. Of a pipeline's
 * commands only the last one's stderr keeps its place in a terminal.
 */
export interface ShellSession {
  /** Runs one command line (heredocs included) to its end; never rejects for what the line does. */
  run(line: string, options?: RunOptions): Promise<ShellResult>
  /** Absolute path → text of every file but the system's own. */
  files(): Record<string, string>
  readFile(path: string): string | undefined
  writeFile(path: string, text: string): void
  /** Names in a folder, folders with a slash behind; empty when there is none. */
  list(path: string): string[]
  readonly cwd: string
  /** The host that the terminal is logged in to; unset: its own machine. */
  readonly hostName: string | undefined
  /** Aliases and variables of a persistent session. */
  variables(): Record<string, string>
}

export interface RunOptions {
  stdin?: string
  /** stdout and stderr are one screen: print stderr, then stdout; their order within is kept. */
  terminal?: boolean
}

export interface ShellResult {
  stdout: string
  stderr: string
  exitCode: number
}

export interface ShellOptions {
  user?: UserInfo
  /** Path (relative to `cwd`) → text. */
  files?: Record<string, string>
  cwd?: string
  /** Variables, aliases, functions and folder live on from line to line, as in a terminal. */
  persistentState?: boolean
  limits?: Partial<ShellLimits>
  seed?: number
  /** Hears of exceptions within kubectl and the engine, which a terminal shows as one line. */
  onBug?: (error: unknown) => void
}

const HOME = '/root'
/** The bash library's own: the same on every host. */
const SYSTEM_FOLDERS = /^\/(bin|usr|dev|proc)(\/|$)/
const BASE_ENV = {
  HOME,
  USER: 'root',
  LOGNAME: 'root',
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
}

/** Library limits that no test or learner should meet: memory for one line. */
function libraryLimits(limits: ShellLimits) {
  return {
    maxCommandCount: limits.commands,
    maxLoopIterations: limits.commands,
    maxOutputSize: limits.outputBytes,
    maxFileSystemBytes: limits.fileBytes,
    maxStringLength: limits.fileBytes,
    maxLiveBytes: 8 * limits.fileBytes,
    maxHeredocSize: limits.fileBytes,
    maxSourceBytes: 1024 * 1024,
    maxCallDepth: 60,
    maxBraceExpansionResults: 10_000,
  }
}

export function createShell(cluster: Cluster, options: ShellOptions = {}): ShellSession {
  return new BashSession(cluster, options)
}

/** What is left aside while another shell runs. */
interface Session {
  env: Record<string, string>
  memory: ShellMemory | undefined
}

const LOGOUT = /^\s*(exit|logout)(\s+\d+)?\s*;?\s*$/

const newMemory = (): ShellMemory => ({ status: 0, functions: new Map(), aliases: {} })

class BashSession implements ShellSession {
  private readonly host: HostFiles
  private readonly bash: Bash
  private readonly rewriter = new ScriptRewriter()
  private readonly limits: ShellLimits
  private readonly jobs = new Jobs()
  private readonly logins: Logins<Session>
  private memory: ShellMemory | undefined
  private env: Record<string, string>
  private deadline = Infinity
  private readonly timers: Timers = []
  private terminal = false
  /** Ends the line in work at its next command. */
  private abort = new AbortController()

  constructor(
    private readonly cluster: Cluster,
    options: ShellOptions,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.memory = options.persistentState ? newMemory() : undefined
    const cwd = options.cwd ?? HOME
    this.env = { ...BASE_ENV, PWD: cwd }
    this.host = new HostFiles({ now: () => cluster.now(), maxBytes: this.limits.fileBytes })
    for (const folder of [HOME, cwd, '/tmp', '/dev', '/usr/bin']) this.host.mkdir(folder, true)
    for (const [path, text] of Object.entries(options.files ?? {})) {
      this.host.write(resolvePath(cwd, path), encodeText(text))
    }
    this.logins = new Logins(cluster, this.host)
    this.bash = this.createBash(options)
  }

  private createBash(options: ShellOptions): Bash {
    const random = seededRandom(options.seed ?? 1)
    const now = () => this.cluster.now()
    const { logins } = this
    const kubectlHost: KubectlHost = {
      transport: this.cluster,
      user: options.user ?? ADMIN,
      authority: () => this.cluster.authority(),
      get files() {
        return logins.place.files
      },
      terminal: () => this.terminal,
      now,
      random,
      jobs: this.jobs,
      spend: (ms) => this.spend(ms),
      onBug: options.onBug,
    }
    const curlHost = Object.create(kubectlHost, {
      cluster: { value: this.cluster },
      hostName: { value: () => logins.host },
    }) as CurlHost
    const crictlHost = { cluster: this.cluster, hostName: () => logins.host }
    const etcdHost = {
      cluster: this.cluster,
      place: () => logins.place,
      spend: (ms: number) => this.spend(ms),
    }
    const bash = new Bash({
      fs: new BashFileSystem((path) => (SYSTEM_FOLDERS.test(path) ? this.host : logins.place.files)),
      cwd: this.env.PWD ?? HOME,
      env: this.env,
      executionLimits: libraryLimits(this.limits),
      processInfo: { pid: 1234, ppid: 1, uid: 0, gid: 0 },
      sleep: async (ms) => this.sleep(ms),
      customCommands: [
        ...smallCommands({ now, random, username: 'root' }),
        ...jobCommands(this.jobs),
        ...logins.commands(),
        ...hexdumpCommands(),
        ...ruleCommands(crictlHost),
        command('crictl', (args, ctx) => crictl(crictlHost, args, ctx)),
        command('etcdutl', (args, ctx) => {
          const isControlPlane =
            logins.host !== undefined && logins.host === this.cluster.hosts.controlPlane()?.name
          return etcdutl(logins.place, isControlPlane, args, ctx)
        }),
        command('etcdctl', (args, ctx) => etcdctl(etcdHost, args, ctx)),
        command('timeout', (args, ctx) => timeout({ now, timers: this.timers }, args, ctx)),
        command('curl', (args, ctx) => curlCommand(curlHost, args, ctx)),
        ...['kubectl', 'k'].map((name) =>
          command(
            name,
            async (args, ctx) => unconfigured(logins.place, args, ctx) ?? kubectl(kubectlHost, args, ctx),
          ),
        ),
      ],
    })
    bash.registerTransformPlugin(this.rewriter)
    return bash
  }

  async run(line: string, options: RunOptions = {}): Promise<ShellResult> {
    this.deadline = this.cluster.now() + this.limits.virtualMs
    this.abort = new AbortController()
    this.timers.length = 0
    if (this.logins.isInside && LOGOUT.test(line)) return this.leave()
    this.terminal = options.terminal ?? false
    if (this.memory) this.memory.aliases = aliasesOf(this.env)
    this.rewriter.nextLine({
      terminal: options.terminal ?? false,
      ...(this.memory ? { memory: this.memory } : {}),
    })
    try {
      const result = await this.bash.exec(line, {
        rawScript: true,
        stdin: options.stdin ?? '',
        signal: this.abort.signal,
        ...(this.memory
          ? { env: this.env, replaceEnv: true, cwd: this.cwd }
          : this.logins.isInside
            ? { cwd: HOME }
            : {}),
      })
      this.remember(result.env, result.exitCode)
      if (this.logins.enter({ env: this.env, memory: this.memory })) this.beginSession()
      const { stdout, exitCode } = result
      return { stdout, stderr: wordLimits(result.stderr, this.limits), exitCode }
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error
      return { stdout: '', stderr: `bash: ${error.message}\n`, exitCode: 124 }
    }
  }

  /** A shell on a host begins afresh. */
  private beginSession(): void {
    const { host } = this.logins
    this.env = { ...BASE_ENV, PWD: HOME, ...(host === undefined ? {} : { HOSTNAME: host }) }
    if (this.memory) this.memory = newMemory()
  }

  private leave(): ShellResult {
    const login = this.logins.leave()
    if (!login) return { stdout: '', stderr: '', exitCode: 0 }
    this.env = login.session.env
    this.memory = login.session.memory
    return { stdout: '', stderr: login.farewell, exitCode: 0 }
  }

  get hostName(): string | undefined {
    return this.logins.host
  }

  files(): Record<string, string> {
    const files: Record<string, string> = {}
    for (const path of this.host.paths()) {
      if (SYSTEM_FOLDERS.test(path)) continue
      const entry = this.host.find(path, 'open', false)
      if (entry?.type === 'file') files[path] = decodeText(entry.bytes)
    }
    return files
  }

  readFile(path: string): string | undefined {
    const entry = this.logins.place.files.find(resolvePath(this.cwd, path), 'open')
    return entry?.type === 'file' ? decodeText(entry.bytes) : undefined
  }

  writeFile(path: string, text: string): void {
    this.logins.place.files.write(resolvePath(this.cwd, path), encodeText(text))
  }

  list(path: string): string[] {
    const folder = resolvePath(this.cwd, path)
    if (this.logins.place.files.find(folder, 'scandir')?.type !== 'directory') return []
    return this.logins.place.files.list(folder).map((name) => {
      const isFolder = this.logins.place.files.find(resolvePath(folder, name), 'stat')?.type === 'directory'
      return isFolder ? `${name}/` : name
    })
  }

  get cwd(): string {
    return this.env.PWD ?? HOME
  }

  variables(): Record<string, string> {
    return this.env
  }

  /** `sleep` ends early, without words, when a `timeout` does. */
  private sleep(ms: number): void {
    try {
      this.spend(ms)
    } catch (error) {
      if (!(error instanceof TimedOut)) throw error
    }
  }

  private spend(ms: number): void {
    const now = this.cluster.now()
    const left = this.deadline - now
    const given = Math.min(...this.timers) - now
    this.cluster.advance(Math.max(0, Math.min(ms, left, given)))
    if (ms > given && given <= left) throw new TimedOut()
    if (ms <= left) return
    this.abort.abort()
    throw new OutOfTime(this.limits.virtualMs)
  }

  private remember(env: Record<string, string> | undefined, status: number): void {
    if (!this.memory || !env) return
    this.memory.status = status
    this.env = Object.fromEntries(
      Object.entries(env).filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !/^(SHELL|BASH)OPTS$/.test(name)),
    )
  }
}

/** The library keeps `alias k=kubectl` in the variable BASH_ALIAS_k. */
function aliasesOf(env: Record<string, string>): Record<string, string> {
  const prefix = 'BASH_ALIAS_'
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  )
}
