import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { limitWords } from '@/lib/shell/limits'
import { HOME, loginEnv } from '@/lib/shell/login-env'
import { OWN_MACHINE } from '@/lib/shell/outside'
import { PrintedDigest } from '@/lib/shell/printed-digest'
import { quietly } from '@/lib/shell/quietly'
import type { ShellKernel } from '@/lib/shell/shell-kernel'
import type { Workplace } from '@/lib/shell/workplace'
import type { ShellState } from '@/lib/userland/bash/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Machine } from '@/lib/userland/kernel/machine'
import type { Signal } from '@/lib/userland/kernel/process'
import type { Pause } from '@/lib/userland/kernel/scheduling'

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

/** A file that a program on the terminal edits, by its whole path. */
export interface OpenFile {
  program: 'vi' | 'nano'
  path: string
}

/** `view` is left out: nobody writes in it. */
const EDITORS: Readonly<Record<string, OpenFile['program']>> = { vi: 'vi', vim: 'vi', nano: 'nano' }

/**
 * One of the learner's terminals: an interactive bash on a machine of the learner's own. What is typed goes in by
 * `type` (a line with its end, keys, Ctrl+C as \x03); `take` tells what was printed. Echo is whoever's who shows it.
 *
 * Mirrors: a bash 5.2 on a Linux console; see lib/userland.
 * Differs: the machine has the programs of lib/userland/programs.ts and lib/shell/programs and no others.
 */
export class Terminal {
  private readonly tty: string
  private pid = 0
  /** What was printed behind the last line end: the prompt, when a line is read. */
  private lastLine = ''
  /** Printed, and not yet taken. */
  private fresh = ''
  private readonly digest = new PrintedDigest()

  /** @param number of `pts/<number>` */
  constructor(
    readonly workplace: Workplace,
    readonly number: number,
    seed: number | undefined,
  ) {
    this.tty = `pts/${number}`
    // What was seen with one seed says nothing of another.
    this.digest.add(`${seed}`)
    this.shell.kernel.addTerminal(this.tty)
    this.login()
  }

  private get shell(): ShellKernel {
    return this.workplace.shell
  }

  /** Takes what a process has printed here. */
  print(text: string): void {
    // What is drawn over the whole screen comes in other pieces when keys come at once.
    if (this.shell.kernel.terminal(this.tty)?.cooked !== false) this.digest.add(text)
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
      tty: this.tty,
    })
  }

  /** Types, and runs what follows from it until a time that no grace gives. @throws NotLoaded */
  async type(text: string): Promise<void> {
    this.shell.refill()
    this.take()
    this.lastLine = ''
    this.shell.kernel.type(this.tty, text)
    await this.work(this.shell.cluster.now() + GRACE_MS)
  }

  /** Begins: the first prompt. @throws NotLoaded */
  start(): Promise<void> {
    return this.work(this.shell.cluster.now())
  }

  private async work(until: number, interrupted = false): Promise<void> {
    const isRead = (pause: Pause) => {
      this.workplace.pause = pause
      return pause.readers.has(this.tty) || this.hasEnded()
    }
    const end = await this.shell.drive({ done: isRead, until, stopsAtFollowersOf: this.tty })
    if ('limit' in end) {
      const at = this.workplace.terminalOf(end.pid) ?? this
      await at.interrupt(limitWords(end.limit), interrupted)
      if (at !== this) await this.work(until)
    } else if (this.hasEnded()) await this.loginAgain()
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

  /** Whether its processes are on this line. */
  is(tty: string | undefined): boolean {
    return this.tty === tty
  }

  /** Ends what runs in the foreground, and says why; a shell that cannot stop itself is ended too. */
  private async interrupt(words: string, again: boolean): Promise<void> {
    const { kernel } = this.shell
    this.shell.refill()
    this.print(words)
    const foreground = kernel.terminal(this.tty)?.foreground ?? 0
    kernel.kill(-foreground, 'INT' satisfies Signal)
    if (again || foreground !== this.pid) kernel.kill(-foreground, 'KILL')
    await this.work(this.shell.cluster.now(), true)
  }

  /** The window has another size: programs that fill it draw anew. */
  resize(columns: number, rows: number): void {
    this.shell.kernel.resize(this.tty, columns, rows)
  }

  /** It is gone, and what hangs on it hears of that. */
  close(): void {
    this.shell.kernel.removeTerminal(this.tty)
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

  get mode(): TerminalMode {
    if (this.workplace.pause.readers.has(this.tty)) {
      if (!this.shell.kernel.terminal(this.tty)?.cooked) return 'keys'
      return this.reader() ? 'prompt' : 'line'
    }
    return this.shell.isFollowing(this.workplace.pause, this.tty) ? 'follows' : 'busy'
  }

  /** The process that reads the terminal, if one does. */
  get readerPid(): number | undefined {
    return this.workplace.pause.readers.get(this.tty)
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

  /** A file that is open in an editor here: vi or nano. */
  get editing(): OpenFile | undefined {
    const { kernel } = this.shell
    const pid = this.readerPid ?? 0
    const found = kernel.placeOf(pid)
    const program = EDITORS[found?.program ?? '']
    if (!found || !program || this.mode !== 'keys') return undefined
    const { editor } = kernel.stateOf(pid) as { editor?: { path?: string } }
    return editor?.path === undefined ? undefined : { program, path: resolvePath(found.cwd, editor.path) }
  }

  /** Where who is in the foreground is. */
  private get place(): { machine: Machine; cwd: string } {
    const { kernel } = this.shell
    const foreground = this.readerPid ?? kernel.terminal(this.tty)?.foreground ?? 0
    const found = kernel.placeOf(foreground) ?? kernel.placeOf(this.pid)
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

  /**
   * Saves a file, as an editor outside the terminal does. Folders above it are made.
   * @returns why it could not, in the words of the system; undefined: it is saved
   */
  writeFile(path: string, text: string): string | undefined {
    return this.changeFiles((files) => {
      makeFolders(files, this.at(path))
      files.write(this.at(path), text)
    })
  }

  /** Renames a file as that editor does: over no other one. @returns as `writeFile` */
  moveFile(path: string, to: string): string | undefined {
    return this.changeFiles((files) => {
      if (files.stat(this.at(path))?.type === 'directory') throw new Errno('EISDIR')
      if (files.stat(this.at(to), { follow: false })) throw new Errno('EEXIST')
      if (files.stat(this.at(path), { follow: false })) makeFolders(files, this.at(to))
      files.rename(this.at(path), this.at(to))
    })
  }

  /** Deletes a file. @returns as `writeFile` */
  removeFile(path: string): string | undefined {
    return this.changeFiles((files) => files.unlink(this.at(path)))
  }

  private changeFiles(change: (files: FileSystem) => void): string | undefined {
    try {
      change(this.place.machine.files)
      return undefined
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      return error.message
    }
  }

  /** Names in a folder, folders with a slash behind; empty when there is none. */
  list(path: string): string[] {
    const { files } = this.place.machine
    const folder = this.at(path)
    const names = quietly(() => files.list(folder).sort()) ?? []
    return names.map((name) => (files.stat(`${folder}/${name}`)?.type === 'directory' ? `${name}/` : name))
  }

  /** What can be run by its name on the machine that the terminal is logged in to. */
  programs(): ReadonlySet<string> {
    return this.shell.machines.programs(this.place.machine.name)
  }

  /** Aliases of the shell that reads. */
  aliases(): ReadonlyMap<string, string> {
    return this.shellState?.aliases ?? new Map()
  }
}

/** The folders above a path. */
function makeFolders(files: FileSystem, path: string): void {
  for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1))
    if (!files.stat(path.slice(0, end))) files.mkdir(path.slice(0, end))
}
