import type { ActionResult } from '@/lib/errors/app-error'

const SETTLE_MS = 900
const RETRY_MS = 4_000
/** What is typed without a pause is taken back at once. */
const PAUSE_MS = 1_200
const MOST_UNDONE = 50

export type DraftState = 'saved' | 'saving' | 'unsaved' | 'conflict'

export interface DraftSaverOptions<Draft, Result> {
  draft: Draft
  revision: number
  save(draft: Draft, revision: number): Promise<ActionResult<Result>>
  onSaved(result: Result): void
  /** Something of it is otherwise: draft, state, or whether there is a way back. */
  onChange(): void
}

/**
 * Saves a draft as it changes, one save after the other. What the server refuses because the draft was saved from
 * somewhere else stays here, and nothing more is sent.
 */
export class DraftSaver<Draft, Result extends { revision: number }> {
  draft: Draft
  revision: number
  state: DraftState = 'saved'
  private saved: Draft
  private before: Draft[] = []
  private changedAt = Number.NEGATIVE_INFINITY
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | undefined

  constructor(private readonly options: DraftSaverOptions<Draft, Result>) {
    this.draft = options.draft
    this.saved = options.draft
    this.revision = options.revision
  }

  get canUndo(): boolean {
    return this.before.length > 0
  }

  get isDirty(): boolean {
    return this.draft !== this.saved
  }

  change(how: (draft: Draft) => Draft): void {
    const next = how(this.draft)
    if (next === this.draft) return
    const at = Date.now()
    if (at - this.changedAt > PAUSE_MS) this.before = [...this.before.slice(1 - MOST_UNDONE), this.draft]
    this.changedAt = at
    this.put(next)
  }

  undo(): void {
    const last = this.before.at(-1)
    if (last === undefined) return
    this.before = this.before.slice(0, -1)
    this.changedAt = Number.NEGATIVE_INFINITY
    this.put(last)
  }

  /** What the server holds now, whoever put it there. */
  adopt(draft: Draft, revision: number): void {
    clearTimeout(this.timer)
    this.before = []
    this.draft = draft
    this.saved = draft
    this.revision = revision
    this.tell('saved')
  }

  /** Saves what waits. False: it could not be. */
  flush(): Promise<boolean> {
    clearTimeout(this.timer)
    if (this.state === 'conflict') return Promise.resolve(false)
    this.running ??= this.send().finally(() => {
      this.running = undefined
      if (this.isDirty && this.state !== 'conflict') this.later(RETRY_MS)
    })
    return this.running
  }

  /** Nobody looks any more: what waits is sent, and not again. */
  end(): void {
    if (this.isDirty) void this.flush().finally(() => clearTimeout(this.timer))
    else clearTimeout(this.timer)
  }

  private put(draft: Draft): void {
    this.draft = draft
    if (this.state === 'conflict') {
      this.options.onChange()
      return
    }
    this.tell('saving')
    this.later(SETTLE_MS)
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private async send(): Promise<boolean> {
    while (this.isDirty) {
      const sent = this.draft
      const result = await this.options.save(sent, this.revision).catch(() => undefined)
      if (!result?.ok) {
        this.tell(result?.code === 'CONFLICT' ? 'conflict' : 'unsaved')
        return false
      }
      this.saved = sent
      this.revision = result.data.revision
      this.options.onSaved(result.data)
    }
    this.tell('saved')
    return true
  }

  private tell(state: DraftState): void {
    this.state = state
    this.options.onChange()
  }
}
