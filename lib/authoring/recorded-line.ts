/** What somebody did in a lab, as a line of a script. */
export interface RecordedLine {
  text: string
  /** It ended with an error, or was broken off. */
  failed: boolean
  /** It only looked. */
  looks: boolean
  /** Part of it was done with keys, and no file shows what: a script cannot repeat it. */
  keys: boolean
  /** Nothing was done: the cluster changed while somebody looked on or thought. */
  waits: boolean
  /** It speaks of a Pod whose name a controller made up: with another learner it is called otherwise. */
  madeUp: boolean
}

const NOTHING = { failed: false, looks: false, keys: false, waits: false, madeUp: false }

const LOOKS =
  /^(?:(?:kubectl|k)\s+(?:-n\s+\S+\s+)?(?:get|describe|logs|explain|top|events|version|api-resources|config (?:view|get-contexts|current-context)|auth can-i)|ls|cat|less|more|pwd|history|clear|watch|head|tail|man|which|echo)\b/
const SECOND_MS = 1000

/** The lines of one recording as they come. Times are virtual ms. */
export class RecordedScript {
  readonly lines: RecordedLine[] = []
  private readonly madeUp = new Set<string>()
  /** When something was done last; undefined: nothing yet. */
  private actedAt: number | undefined
  private changedAt = 0

  noteNames(names: readonly string[]): void {
    for (const name of names) this.madeUp.add(name)
  }

  /** A command still runs: it is that which waits. */
  noteRunning(at: number): void {
    this.actedAt = at
    this.changedAt = at
  }

  /** The cluster has changed by itself. */
  noteChange(at: number): void {
    this.changedAt = at
  }

  add(text: string, at: number, failed = false): void {
    if (text.trim() === '') return
    const looks = LOOKS.test(text.trim()) && !/[>|]/.test(text)
    if (!looks && this.waited > 0) this.push({ text: `sleep ${this.waited}`, waits: true })
    this.push({ text, failed, looks, madeUp: [...this.madeUp].some((name) => text.includes(name)) })
    if (!looks) this.noteRunning(at)
  }

  /** Somebody skipped time: what passed before that by itself is part of it. */
  skip(seconds: number, at: number): void {
    const all = this.waited + seconds
    if (all > 0) this.push({ text: `sleep ${all}` })
    this.noteRunning(at)
  }

  /** What a program reads belongs to the line that started it. */
  addInput(text: string): void {
    this.changeLast((last) => ({ text: `${last.text}\n${text}` }))
  }

  addKeys(text: string): void {
    // Ctrl+C breaks something off, Ctrl+D ends what is read: neither says anything.
    if (!/^[\x03\x04]+$/.test(text)) this.changeLast(() => ({ keys: true }))
  }

  /** What a line started has ended. Whoever only looks on has to break it off. */
  end(index: number, failed: boolean): void {
    const line = this.lines[index]
    if (line && failed && !line.looks) this.lines[index] = { ...line, failed }
  }

  dropLast(): void {
    this.lines.pop()
  }

  /** Seconds up to the last change: what came behind it was only somebody thinking. */
  private get waited(): number {
    return this.actedAt === undefined ? 0 : Math.ceil((this.changedAt - this.actedAt) / SECOND_MS)
  }

  private push(line: Pick<RecordedLine, 'text'> & Partial<RecordedLine>): void {
    this.lines.push({ ...NOTHING, ...line })
  }

  private changeLast(how: (last: RecordedLine) => Partial<RecordedLine>): void {
    const last = this.lines.at(-1)
    if (last) this.lines[this.lines.length - 1] = { ...last, ...how(last) }
  }
}
