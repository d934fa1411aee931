import { type AnswerRecord, acknowledged, answered, type Json, sending, written } from './answer-record'
import { AnswerRecords, type ServedItem } from './answer-records'
import type { AnswerStore } from './answer-store'
import type { Save, SaveOutcome, SavePhase } from './save'

export interface SaverOptions {
  /** Another one for each page. */
  tab: string
  store: AnswerStore
  items: readonly ServedItem[]
  /** Must not throw. */
  send(save: Save): Promise<SaveOutcome>
  /** ms by the server's clock. */
  now(): number
  onChange(): void
}

/** So long more may be typed before it is sent. */
const SETTLE_MS = 600
/** What another tab has written it sends itself, if it can. */
const FOLLOW_MS = 4_000
/** More at once would be a loop. */
const MOST_AT_ONCE = 200
/** The waits between tries when the server cannot be reached. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000]

/** Keeps answers in this browser as they are given, and sends each, one after the other, until the server has it. */
export class AnswerSaver {
  private readonly records: AnswerRecords
  /** Answers that the server refused, as they were. */
  private readonly refused = new Map<string, number>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private trouble: 'offline' | 'signedOut' | 'over' | 'left' | undefined
  private flushing: Promise<boolean> | undefined
  private closed = false

  constructor(private readonly options: SaverOptions) {
    this.records = new AnswerRecords(options.store, options.items)
  }

  /** Goes on from what earlier pages left here. */
  takeUp(): void {
    this.closed = false
    this.records.takeUp()
    this.options.onChange()
    if (this.owed.length > 0) void this.flush()
  }

  of(itemId: string): AnswerRecord {
    return this.records.of(itemId)
  }

  get owed(): string[] {
    return this.records.owed
  }

  get phase(): SavePhase {
    if (this.trouble === 'over' || this.trouble === 'left') return this.trouble
    if (this.owed.length === 0) return 'saved'
    return this.trouble ?? (this.refused.size > 0 ? 'unsaved' : 'saving')
  }

  change(itemId: string, response: Json): void {
    this.records.put(itemId, written(this.of(itemId), response, this.options.now(), this.options.tab))
    this.refused.delete(itemId)
    this.options.onChange()
    // While the server cannot be reached the next try stands.
    if (this.failures === 0) this.sendIn(SETTLE_MS)
  }

  /** A lost answer was read about. */
  acknowledge(itemId: string): void {
    this.records.put(itemId, acknowledged(this.of(itemId)))
    this.options.onChange()
  }

  /** What the server has by now, as somebody looked. */
  look(items: readonly ServedItem[]): void {
    this.records.look(items)
    this.options.onChange()
  }

  /** Another tab has written, or may have while this one was asleep. */
  follow(itemIds?: Iterable<string>): void {
    this.records.follow(itemIds)
    this.options.onChange()
    if (this.owed.length > 0 && this.failures === 0) this.sendIn(FOLLOW_MS)
  }

  /** Sends all that is owed now. @returns whether the server has all of it */
  flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = undefined
      this.options.onChange()
      if (this.next() && !this.closed && !this.hasEnded) this.sendIn(this.wait())
    })
    return this.flushing
  }

  /** What is owed stays in the browser. */
  close(): void {
    this.closed = true
    clearTimeout(this.timer)
  }

  private async sendAll(): Promise<boolean> {
    for (let sent = 0; sent < MOST_AT_ONCE && !this.hasEnded; sent += 1) {
      const itemId = this.next()
      if (!itemId) break
      if (!(await this.sendOne(itemId))) return false
    }
    return this.owed.length === 0
  }

  private async sendOne(itemId: string): Promise<boolean> {
    const record = sending(this.of(itemId))
    this.records.put(itemId, record)
    const { response, revision, writtenAt } = record
    const outcome = await this.options.send({ itemId, response, revision, writtenAt })
    const isPassing = outcome.kind === 'unreachable' || outcome.kind === 'signedOut'
    this.failures = isPassing ? this.failures + 1 : 0
    this.trouble = undefined
    if (outcome.kind === 'over' || outcome.kind === 'left') this.trouble = outcome.kind
    if (isPassing) this.trouble = outcome.kind === 'signedOut' ? 'signedOut' : 'offline'
    if (outcome.kind === 'refused') this.refused.set(itemId, writtenAt)
    if (outcome.kind === 'answered')
      this.records.put(itemId, answered(this.of(itemId), response, outcome.said))
    this.options.onChange()
    return !isPassing && !this.hasEnded
  }

  /** Nothing more is sent from this page. */
  private get hasEnded(): boolean {
    return this.trouble === 'over' || this.trouble === 'left'
  }

  /** One that is owed, and not refused as it is. */
  private next(): string | undefined {
    return this.owed.find((id) => this.refused.get(id) !== this.of(id).writtenAt)
  }

  private wait(): number {
    return this.failures === 0 ? SETTLE_MS : (RETRY_MS[this.failures - 1] ?? RETRY_MS.at(-1) ?? 0)
  }

  private sendIn(ms: number): void {
    if (this.closed) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }
}
