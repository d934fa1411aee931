import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Cluster } from '@/lib/cluster/cluster'
import { limitWords } from '@/lib/shell/limits'
import { HOME, loginEnv } from '@/lib/shell/login-env'
import type { MachineState } from '@/lib/shell/machine-state'
import { OWN_MACHINE } from '@/lib/shell/outside'
import { PrintedDigest } from '@/lib/shell/printed-digest'
import { ShellKernel, type ShellOptions } from '@/lib/shell/shell-kernel'
import type { ShellState } from '@/lib/userland/bash/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Machine } from '@/lib/userland/kernel/machine'
import type { Signal } from '@/lib/userland/kernel/process'
import type { Pause } from '@/lib/userland/kernel/scheduling'

const TTY = 'pts/0'
/** The folder in green; where there are several machines to sit at, whose it is. */
const PROMPT = '\\[\\e[32m\\]\\w$\\[\\e[0m\\] '
const EXAM_PROMPT = '\\u@\\h:\\w\\$ '

/** Virtual time that passes at once while a command waits for it. */
const GRACE_MS = 60_000

/** What a terminal waits for. */
export type TerminalMode =
  /** A line, for a shell. */
  | 'prompt'
  /** A line, for a program. */
  | 'line'
  /** Single keys: `less`, `read -n1`. */
  | 'keys'
  /** Time. */
  | 'busy'
  /** Whatever happens: `get -w`, `logs -f`. */
  | 'follows'

/**
 * The learner's terminal: an interactive bash on a machine of the learner's own. What is typed goes in by `type`
 * (a line with its end, keys, Ctrl+C as \x03); `take` tells what was printed. Echo is whoever's who shows it.
 *
 * Mirrors: a bash 5.2 on a Linux console; see lib/userland.
 * Differs: the machine has the programs of lib/userland/programs.ts and lib/shell/programs and no others.
 */
export class Terminal {
  private readonly shell: ShellKernel
  private pid = 0
  private pause: Pause = { readers: new Map(), follows: [], requests: [], alive: true }
  /** What was printed behind the last line end: the prompt, when a line is read. */
  private lastLine = ''
  /** Printed, and not yet taken. */
  private fresh = ''
  private readonly digest = new PrintedDigest()

  constructor(cluster: Cluster, options: ShellOptions) {
    this.shell = new ShellKernel(cluster, options, (text, { tty }) => {
      if (tty !== undefined) this.print(text)
    })
    // What was seen with one seed says nothing of another.
    this.digest.add(`${options.seed}`)
    this.shell.kernel.addTerminal(TTY)
    this.login()
  }

  private print(text: string): void {
    // What is drawn over the whole screen comes in other pieces when keys come at once.
    if (this.shell?.kernel.terminal(TTY)?.cooked !== false) this.digest.add(text)
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
    this.lastLine = end < 0 ? this.lastLine + text : text.slice(end + 1)
    this.fresh += text
  }

  private login(): void {
    const { kernel, cwd } = this.shell
    const { seat } = this.shell.outside
    const isOwn = seat === OWN_MACHINE
    this.pid = kernel.start({
      argv: ['bash', '-i'],
      place: seat,
      env: { ...loginEnv(), PS1: isOwn ? PROMPT : EXAM_PROMPT, PS2: '' },
      cwd: isOwn ? cwd : HOME,
      tty: TTY,
    })
  }

  /** Types, and runs what follows from it until a time that no grace gives. @throws NotLoaded */
  async type(text: string): Promise<void> {
    this.shell.refill()
    this.take()
    this.lastLine = ''
    this.shell.kernel.type(TTY, text)
    await this.work(this.shell.cluster.now() + GRACE_MS)
  }

  /** Begins: the first prompt. @throws NotLoaded */
  start(): Promise<void> {
    return this.work(this.shell.cluster.now())
  }

  private async work(until: number, interrupted = false): Promise<void> {
    const isRead = (pause: Pause) => {
      this.pause = pause
      return pause.readers.has(TTY) || this.hasEnded()
    }
    const end = await this.shell.drive({ done: isRead, until, stopsAtFollowersOf: TTY })
    if ('limit' in end) await this.interrupt(limitWords(end.limit), interrupted)
    else if (this.hasEnded()) await this.loginAgain()
  }

  private hasEnded(): boolean {
    const state = this.shell.kernel.process(this.pid)?.state
    return state === undefined || state === 'Z'
  }

  /** After `exit`: there is always a shell. */
  private async loginAgain(): Promise<void> {
    this.shell.kernel.reap(this.pid)
    this.login()
    await this.start()
  }

  /** Ends what runs in the foreground, and says why; a shell that cannot stop itself is ended too. */
  private async interrupt(words: string, again: boolean): Promise<void> {
    const { kernel } = this.shell
    this.shell.refill()
    this.print(words)
    const foreground = kernel.terminal(TTY)?.foreground ?? 0
    kernel.kill(-foreground, 'INT' satisfies Signal)
    if (again || foreground !== this.pid) kernel.kill(-foreground, 'KILL')
    await this.work(this.shell.cluster.now(), true)
  }

  /** The window has another size: programs that fill it draw anew. */
  resize(columns: number, rows: number): void {
    this.shell.kernel.resize(TTY, columns, rows)
  }

  /** Lets time pass. @throws NotLoaded */
  async elapse(ms: number): Promise<void> {
    await this.shell.elapse(ms)
    await this.start()
  }

  /** What was printed since the last time, without the line that is read behind: that is the prompt. */
  take(): string {
    const text = this.fresh
    this.fresh = ''
    const reads = this.mode === 'prompt' || this.mode === 'line'
    return reads && text.endsWith(this.lastLine) ? text.slice(0, text.length - this.lastLine.length) : text
  }

  /** A digest of all that was printed so far, but for what programs drew that read single keys. */
  get printed(): string {
    return this.digest.toString()
  }

  /** `$?` of the shell. */
  get status(): number {
    return this.shellState?.status ?? 0
  }

  private get shellState(): ShellState | undefined {
    return this.shell.kernel.stateOf(this.reader()?.pid ?? this.pid) as ShellState | undefined
  }

  /** Path → text of the learner's own files. */
  files(): Record<string, string> {
    return this.shell.machines.files()
  }

  /** What the learner's machine knows besides them. */
  machine(): MachineState {
    return this.shell.state()
  }

  /** The cluster that kubectl goes to: that of the context in use, or the first. */
  get cluster(): Cluster {
    const path = `${HOME}/.kube/config`
    const { files } = this.shell.machines.own
    const text = quietly(() => (files.stat(path)?.type === 'file' ? files.read(path) : undefined)) ?? ''
    const context = /^current-context: *(\S+)$/m.exec(text)?.[1] ?? ''
    return this.shell.clusters.get(context) ?? this.shell.cluster
  }

  /** Lets time pass until all clusters of the machine are quiet. */
  settle(): void {
    this.shell.clusters.settle()
  }

  get mode(): TerminalMode {
    if (this.pause.readers.has(TTY)) {
      if (!this.shell.kernel.terminal(TTY)?.cooked) return 'keys'
      return this.reader() ? 'prompt' : 'line'
    }
    return this.shell.isFollowing(this.pause, TTY) ? 'follows' : 'busy'
  }

  /** The process that reads the terminal, if one does. */
  get readerPid(): number | undefined {
    return this.pause.readers.get(TTY)
  }

  /** The shell that reads, if one does. */
  private reader(): { pid: number; place: string; cwd: string } | undefined {
    const pid = this.readerPid ?? 0
    const found = this.shell.kernel.placeOf(pid)
    return found && /^(ba|a)?sh$/.test(found.program) ? { pid, ...found } : undefined
  }

  /** What stands in front of the line that is read. */
  get prompt(): string {
    return this.lastLine
  }

  private get place(): { machine: Machine; cwd: string } {
    const found = this.reader() ?? this.shell.kernel.placeOf(this.pid)
    const machine = this.shell.machines.get(found?.place ?? OWN_MACHINE) ?? this.shell.machines.own
    return { machine, cwd: found?.cwd ?? '/' }
  }

  /** The machine that the terminal is logged in to, unless it is the learner's own. */
  get hostName(): string | undefined {
    const { name } = this.place.machine
    return name === OWN_MACHINE ? undefined : name
  }

  get cwd(): string {
    return this.place.cwd
  }

  private at(path: string): string {
    return resolvePath(this.place.cwd, path)
  }

  readFile(path: string): string | undefined {
    const { files } = this.place.machine
    return quietly(() => (files.stat(this.at(path))?.type === 'file' ? files.read(this.at(path)) : undefined))
  }

  /** Saves a file, as an editor outside the terminal does. Folders above it are made. */
  writeFile(path: string, text: string): void {
    const { files } = this.place.machine
    const at = this.at(path)
    for (let end = at.indexOf('/', 1); end > 0; end = at.indexOf('/', end + 1))
      if (!files.stat(at.slice(0, end))) files.mkdir(at.slice(0, end))
    files.write(at, text)
  }

  /** Names in a folder, folders with a slash behind; empty when there is none. */
  list(path: string): string[] {
    const { files } = this.place.machine
    const folder = this.at(path)
    const names = quietly(() => files.list(folder).sort()) ?? []
    return names.map((name) => (files.stat(`${folder}/${name}`)?.type === 'directory' ? `${name}/` : name))
  }

  /** Aliases of the shell that reads. */
  aliases(): ReadonlyMap<string, string> {
    return this.shellState?.aliases ?? new Map()
  }
}

function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}
