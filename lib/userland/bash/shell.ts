import { Discarded, Exited, Failed } from '@/lib/userland/bash/errors'
import type { Frame, FrameOf } from '@/lib/userland/bash/frames'
import type { ShellState } from '@/lib/userland/bash/state'
import { lineAt, type Source, sourceOf } from '@/lib/userland/bash/syntax/source'
import { Errno } from '@/lib/userland/kernel/errno'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import type { Process } from '@/lib/userland/kernel/process'

const DEEPEST = 6000

/** A shell within one step: its state and its process. It keeps nothing itself. */
export class Shell {
  constructor(
    readonly state: ShellState,
    readonly process: Process,
  ) {}

  get busybox(): boolean {
    return this.process.dialect === 'busybox'
  }

  /** Keeps a text that frames refer to. */
  addSource(text: string): number {
    const { state } = this
    for (const [id, known] of state.sources) if (known === text) return id
    const id = state.nextSource++
    state.sources.set(id, text)
    return id
  }

  source(id: number): Source {
    return sourceOf(this.state.sources.get(id) ?? '')
  }

  nodeOf(frame: Frame) {
    const node = this.source(frame.s).nodes[frame.n]
    if (!node) throw new Error(`no node ${frame.n}`)
    return node
  }

  push(frame: Frame): undefined {
    const { frames } = this.state
    if (frames.length >= DEEPEST) {
      this.warn('maximum nesting of commands exceeded')
      throw new Discarded(1)
    }
    frames.push(frame)
    return undefined
  }

  /** The frame is done; its status is that of the shell. */
  pop(status?: number): undefined {
    this.state.frames.pop()
    if (status !== undefined) this.state.status = status
    return undefined
  }

  /** The innermost function that runs. */
  call(): FrameOf<'call'> | undefined {
    return this.state.frames.findLast((frame): frame is FrameOf<'call'> => frame.k === 'call')
  }

  option(name: string): boolean {
    return this.state.options.has(name)
  }

  shopt(name: string): boolean {
    return this.state.shopts.has(name)
  }

  /** The line of the command that runs. */
  get line(): number {
    return this.state.line
  }

  setLine(frame: Frame, pos: number): void {
    this.state.line = lineAt(this.source(frame.s), pos) + this.state.lineBase
  }

  print(text: string): void {
    if (text === '') return
    try {
      this.process.write(1, text)
    } catch (error) {
      if (!(error instanceof Errno) || error.code === 'EPIPE') throw error
      const frame = this.state.frames.at(-1)
      throw new Failed(`${frame?.k === 'simple' ? `${frame.words[0]}: ` : ''}write error: ${error.message}`)
    }
  }

  write(fd: number, text: string): void {
    try {
      this.process.write(fd, text)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
  }

  /** In front of every message: the shell's name, and the line unless a person types. */
  get prefix(): string {
    const { state } = this
    if (state.alone) return ''
    return state.interactive ? `${state.name}: ` : `${state.scriptName ?? state.name}: line ${state.line}: `
  }

  warn(message: string): void {
    this.write(2, `${this.busybox && !this.state.alone ? this.ashPrefix(message) : this.prefix + message}\n`)
  }

  /** Ash names the builtin before the line; what a command line of `-c` says has no line. */
  private ashPrefix(message: string): string {
    const { state } = this
    const frame = state.frames.at(-1)
    const name = frame?.k === 'simple' && frame.at === 3 ? `${frame.words[0]}: ` : ''
    const isBuiltin = name !== '' && message.startsWith(name)
    const hasLine = !state.interactive && (isBuiltin || state.scriptName !== undefined)
    const rest = isBuiltin ? message.slice(name.length) : message
    return `${state.name}: ${isBuiltin ? name : ''}${hasLine ? `line ${state.line}: ` : ''}${rest}`
  }

  /** An error that ash ends with where nobody types; bash goes on with the next line. */
  raise(message: string, ash: string, fatal?: number): never {
    return this.busybox ? this.abort(ash, 2) : this.abort(message, fatal)
  }

  /** Says it, and ends what is left of the line; a shell that nobody types in ends with `fatal`. */
  abort(message: string, fatal?: number): never {
    this.warn(message)
    if (fatal !== undefined && !this.state.interactive) throw new Exited(fatal)
    throw new Discarded(1)
  }

  /** Words of a failed system call on a file. */
  failure(subject: string, error: unknown): Failed {
    if (!(error instanceof Errno)) throw error
    return new Failed(`${subject}: ${error.message}`)
  }

  checkText(text: string): string {
    if (text.length > LIMITS.text) throw new LimitError('text')
    return text
  }

  spend(steps: number): void {
    this.process.spend(steps)
  }
}
