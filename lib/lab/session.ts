import type { Cluster } from '@/lib/cluster/create-cluster'
import {
  type FileAction,
  type LabAction,
  type LabEntry,
  LabError,
  type LabLog,
  LOG_LIMITS,
  LOG_VERSION,
} from '@/lib/lab/log'
import { type Moment, Moments } from '@/lib/lab/moments'
import { awaitExpected, awaitRest, awaitWhole, needsRest } from '@/lib/lab/rest'
import { Scrollback } from '@/lib/lab/scrollback'
import { type LabGiven, type LabStart, openWorkplace, startLab } from '@/lib/lab/start'
import type { ShellLimits } from '@/lib/shell/limits'
import { MOST_TERMINALS } from '@/lib/shell/most-terminals'
import type { Terminal } from '@/lib/shell/terminal'
import type { Workplace } from '@/lib/shell/workplace'

/** What a session may use; see {@link LOG_LIMITS} and the shell's own. */
export interface LabLimits {
  entries?: number
  virtualMs?: number
  shell?: Partial<ShellLimits>
}

export interface LabSessionOptions {
  scenario: LabGiven
  seed: number
  limits?: LabLimits
}

/** What an action made the terminal print; the status of the shell's last command. */
export interface ActionOutput {
  stdout: string
  exitCode: number
}

/** Digests of what was printed before each entry, and at the end. */
type Seen = readonly (string | undefined)[]

/** In how many parts a long time passes at most: between them one can look back at it. */
const MOST_PARTS = 60
const PART_MS = 500

/** The windows and their sizes are nothing that one takes back. */
/** @returns why it could not, in the words of the system */
function changeFile(at: Terminal, action: FileAction): string | undefined {
  if (action.kind === 'write') return at.writeFile(action.path, action.text)
  return action.kind === 'move' ? at.moveFile(action.path, action.to) : at.removeFile(action.path)
}

const isUndoable = ({ kind }: LabEntry) => kind !== 'resize' && kind !== 'open' && kind !== 'close'

/**
 * One learner's session with a cluster: scenario + seed + log, nothing else. Actions run one after the
 * other; whoever calls waits for one before the next.
 */
export class LabSession {
  cluster: Cluster
  workplace: Workplace
  private entries: LabEntry[] = []
  private readonly moments = new Moments()
  /** What the last replay showed. */
  private readonly scrollback = new Scrollback()
  /** How often something was done, replays left out. */
  deeds = 0
  /** The program that has read all of the last entry, if that is keys. */
  private keysTo: number | undefined

  private constructor(
    /** As handed over; never changed. */
    readonly start: LabStart,
    private readonly options: LabSessionOptions,
  ) {
    const opened = openWorkplace(start, options.seed, options.limits?.shell)
    this.cluster = opened.cluster
    this.workplace = opened.workplace
  }

  /** @throws LabError setup-failed, not-loaded */
  static async open(options: LabSessionOptions): Promise<LabSession> {
    const session = new LabSession(await startLab(options.scenario, options.seed), options)
    await session.terminal().start()
    session.terminal().take()
    session.keepMoment()
    return session
  }

  /** The terminal of a number. @throws LabError log-invalid when there is none */
  terminal(tty = 0): Terminal {
    const found = this.workplace.find(tty)
    if (!found) throw new LabError('log-invalid', { tty })
    return found
  }

  /** The log so far, as it is handed in: what is in it changes no more, unless it is undone. */
  log(): LabLog {
    this.keysTo = undefined
    const { printed: seen } = this.workplace
    return { version: LOG_VERSION, entries: [...this.entries], until: this.cluster.now(), seen }
  }

  /** How many actions there are to take back. */
  get entryCount(): number {
    return this.entries.filter(isUndoable).length
  }

  /** Runs an action now and logs it. @throws LabError log-full, time-spent, not-loaded */
  async act(action: LabAction, tty = 0): Promise<ActionOutput> {
    this.checkRoom()
    if (action.kind !== 'resize' && needsRest(action)) await awaitRest()
    if ('text' in action) await awaitExpected(action.text)
    const output = await this.doWhole(() => this.enter(action, tty))
    this.deeds += 1
    this.keepMoment()
    return output
  }

  private async enter(action: LabAction, tty: number): Promise<ActionOutput> {
    const entry = { ...action, ...this.head(this.entries.length, tty) } as LabEntry
    this.checkTerminal(entry)
    const reader = this.workplace.find(tty)?.readerPid
    if (entry.kind !== 'keys' || !this.joinKeys(entry, reader)) this.entries.push(entry)
    const output = await this.perform(entry)
    const reads = this.workplace.find(tty)?.readerPid
    this.keysTo = entry.kind === 'keys' && reads === reader ? reader : undefined
    return output
  }

  private head(seq: number, tty: number): Pick<LabEntry, 'seq' | 'at' | 'tty' | 'seen'> {
    return { seq, at: this.cluster.now(), tty, seen: this.workplace.printed }
  }

  /** Keys that the same program reads at the same moment are one entry: it reads them one by one all the same. */
  private joinKeys(entry: LabEntry & { kind: 'keys' }, reader: number | undefined): boolean {
    const last = this.entries.at(-1)
    if (last?.kind !== 'keys' || reader === undefined || reader !== this.keysTo) return false
    if (last.at !== entry.at || last.tty !== entry.tty) return false
    const text = last.text + entry.text
    if (text.length > LOG_LIMITS.lineLength) return false
    this.entries[this.entries.length - 1] = { ...last, text }
    return true
  }

  /** Lets time pass by itself, as on a clock: it needs no entry, the next one's `at` tells. */
  async tick(ms: number): Promise<void> {
    if (this.timeLeft() > ms) await this.doWhole(() => this.pass(ms))
  }

  /** Does something; when it misses code, from the same moment again. */
  private doWhole<T>(run: () => Promise<T>): Promise<T> {
    const before = [...this.entries]
    const at = this.cluster.now()
    return awaitWhole(run, () => this.rewind(before, at))
  }

  /** Takes back the last action, and the time since. False when there is none. */
  async undo(): Promise<boolean> {
    const last = this.entries.findLastIndex(isUndoable)
    const entry = this.entries[last]
    if (!entry) return false
    const kept = this.entries.filter((one, at) => at !== last && (at < last || !isUndoable(one)))
    await this.rewind(
      kept.map((one, seq) => ({ ...one, seq, at: Math.min(one.at, entry.at) })),
      entry.at,
    )
    return true
  }

  /** The cluster as it was, as far as it was kept, the oldest moment at 0; never to be changed. */
  past(place: number): Moment | undefined {
    return this.moments.get(place)
  }

  /** The moment (its place) that shows how things were at a time, virtual ms. */
  pastAt(at: number): number {
    return this.moments.placeAt(at)
  }

  /** How many moments were kept. */
  get pastCount(): number {
    return this.moments.count
  }

  /** One more terminal. @returns its number @throws LabError terminals-full, log-full, time-spent, not-loaded */
  async openTerminal(): Promise<number> {
    const { nextNumber } = this.workplace
    await this.act({ kind: 'open' }, nextNumber)
    return nextNumber
  }

  /** Back to the start, with one terminal. */
  async reset(): Promise<void> {
    const size = this.entries.findLast(({ kind }) => kind === 'resize')
    await this.rewind(size ? [{ ...size, seq: 0, tty: 0, at: this.start.cluster.now() }] : [])
  }

  /**
   * Starts anew and performs the entries of a log.
   * @param confirm whether all has to look as the log says that it looked
   * @throws LabError log-invalid, log-full, time-spent, log-unconfirmed
   */
  async replay(log: LabLog, { confirm = false } = {}): Promise<void> {
    const seen = confirm ? [...log.entries.map((entry) => entry.seen), log.seen] : undefined
    await this.rewind(log.entries, log.until, seen)
  }

  private async rewind(entries: readonly LabEntry[], until?: number, seen?: Seen): Promise<void> {
    if (entries.length > 0) await awaitRest()
    await awaitExpected(entries.map((entry) => ('text' in entry ? entry.text : '')).join('\n'))
    await awaitWhole(() => this.repeat(entries, until, seen))
  }

  private async repeat(entries: readonly LabEntry[], until?: number, seen?: Seen): Promise<void> {
    const opened = openWorkplace(this.start, this.options.seed, this.options.limits?.shell)
    this.cluster = opened.cluster
    this.workplace = opened.workplace
    await this.terminal().start()
    this.entries = []
    this.keysTo = undefined
    this.scrollback.clear()
    this.moments.clear()
    this.keepMoment()
    for (const [index, entry] of entries.entries()) {
      if (entry.seq !== index) throw new LabError('log-invalid', { seq: entry.seq })
      await this.waitUntil(entry.at)
      this.checkRoom()
      this.checkTerminal(entry)
      this.confirm(seen, index)
      this.entries.push({ ...entry, ...this.head(index, entry.tty) })
      this.noteTyped(entry)
      this.scrollback.add(entry.tty, (await this.perform(entry)).stdout)
      this.keepMoment()
    }
    if (until !== undefined) await this.waitUntil(until)
    this.confirm(seen, entries.length)
    // What was printed then has been read.
    for (const terminal of this.workplace.terminals) this.scrollback.add(terminal.number, terminal.take())
  }

  /** A line stands behind the prompt that was there, and that behind what was printed before. */
  private noteTyped(entry: LabEntry): void {
    const terminal = this.workplace.find(entry.tty)
    if (!terminal || entry.kind !== 'line') return
    this.scrollback.add(entry.tty, terminal.take())
    if (terminal.mode === 'prompt' || terminal.mode === 'line')
      this.scrollback.add(entry.tty, `${terminal.prompt}${entry.text}\n`)
  }

  /** What stood on a terminal at the end of the last replay, before its prompt. */
  shownBefore(tty: number): string {
    return this.scrollback.of(tty)
  }

  /** What had been seen before entry `index` was printed by the one in front of it. */
  private confirm(seen: Seen | undefined, index: number): void {
    if (seen && seen[index] !== this.workplace.printed)
      throw new LabError('log-unconfirmed', { seq: Math.max(0, index - 1) })
  }

  private async perform(entry: LabEntry): Promise<ActionOutput> {
    const { workplace } = this
    const at = entry.kind === 'open' ? workplace.open() : workplace.find(entry.tty)
    switch (entry.kind) {
      case 'open':
        await at?.start()
        break
      case 'close':
        await workplace.close(entry.tty)
        break
      case 'line':
        await at?.type(`${entry.text}\n`)
        break
      case 'keys':
        await at?.type(entry.text)
        break
      case 'write':
      case 'move':
      case 'remove': {
        const refused = at && changeFile(at, entry)
        return { stdout: refused ?? '', exitCode: refused === undefined ? 0 : 1 }
      }
      case 'resize':
        at?.resize(entry.columns, entry.rows)
        break
      case 'advance':
        if (entry.ms > this.timeLeft()) throw new LabError('time-spent')
        await this.pass(entry.ms)
        break
      case 'settle':
        workplace.settle()
        await workplace.elapse(0)
        break
    }
    return { stdout: at?.take() ?? '', exitCode: at?.status ?? 0 }
  }

  /** @throws LabError terminals-full; log-invalid when there is no such terminal, or none would be left */
  private checkTerminal({ kind, tty }: LabEntry): void {
    const { terminals, nextNumber } = this.workplace
    const isThere = this.workplace.find(tty) !== undefined
    const isWrong = {
      open: tty !== nextNumber,
      close: !isThere || terminals.length === 1,
      ...{ advance: false, settle: false },
      ...{ line: !isThere, keys: !isThere, resize: !isThere },
      ...{ write: !isThere, move: !isThere, remove: !isThere },
    }[kind]
    if (isWrong) throw new LabError('log-invalid', { tty })
    if (kind === 'open' && terminals.length >= MOST_TERMINALS)
      throw new LabError('terminals-full', { most: MOST_TERMINALS })
  }

  /** An entry cannot have begun before the one in front of it had ended. */
  private async waitUntil(at: number): Promise<void> {
    const ms = at - this.cluster.now()
    if (ms < 0) throw new LabError('log-invalid', { at })
    if (ms > this.timeLeft()) throw new LabError('time-spent')
    if (ms > 0) await this.pass(ms)
  }

  /** Time passes, in parts. */
  private async pass(ms: number): Promise<void> {
    const part = Math.max(PART_MS, Math.ceil(ms / MOST_PARTS))
    for (let left = ms; left > 0; left -= part) {
      await this.workplace.elapse(Math.min(part, left))
      this.keepMoment()
    }
  }

  private keepMoment(): void {
    this.moments.keep(this.cluster, this.entries.length)
  }

  private timeLeft(): number {
    const allowed = this.options.limits?.virtualMs ?? LOG_LIMITS.virtualMs
    return this.start.cluster.now() + allowed - this.cluster.now()
  }

  private checkRoom(): void {
    if (this.entries.length >= (this.options.limits?.entries ?? LOG_LIMITS.entries))
      throw new LabError('log-full')
    if (this.timeLeft() <= 0) throw new LabError('time-spent')
  }
}
