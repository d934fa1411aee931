import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { LabLog } from '@/lib/lab/log'
import { type SealedBatch, type Sent, TaskJournal } from './task-journal'

/** `offline`: could not be sent, and is tried again. `elsewhere`: the exam goes on in another browser. */
export type SavingPhase = 'saved' | 'saving' | 'offline' | 'elsewhere' | 'refused'

export interface SavingState {
  phase: SavingPhase
  /** Entries that the server has not acknowledged. */
  owed: number
  /** Whether something came too late to be graded. */
  late: boolean
}

export interface SaverOptions {
  examId: string
  storage: BrowserStorage
  /** Must not throw. */
  send(position: number, batch: SealedBatch): Promise<Sent>
  onChange(state: SavingState): void
  /** ms; tests bring their own. */
  now?(): number
}

/** So long more may come before it is sent. */
const SETTLE_MS = 400
/** So long after it was opened a page puts up with what another one still sends. */
const GRACE_MS = 15_000
/** The waits between tries when the server cannot be reached. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000]

interface Head {
  position: number
  nextSeq: number
  lastHash: string
}

/** Sends what is done in an exam, task by task, as it is done. */
export class ExamSaver {
  private readonly journals = new Map<number, TaskJournal>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private phase: SavingPhase = 'saved'
  private late = false
  private flushing: Promise<boolean> | undefined
  /** Tasks on which this page works. `claimed`: the server has something of it, so that others know. */
  private readonly begun = new Map<number, { claimed: boolean; beginAgain(): void }>()
  /** Tasks that are being opened once more: what is still done in the old session has no place. */
  private readonly overtaken = new Set<number>()
  private readonly now: () => number
  private readonly since: number

  constructor(private readonly options: SaverOptions) {
    this.now = options.now ?? Date.now
    this.since = this.now()
  }

  get state(): SavingState {
    const owed = [...this.journals.values()].reduce((sum, journal) => sum + journal.owedActions, 0)
    return { phase: this.phase, owed, late: this.late }
  }

  /**
   * What an earlier page of this browser still owes for these tasks is taken up and sent.
   * @returns how many entries cannot be, for the exam went on in another browser
   */
  takeUp(heads: readonly Head[]): number {
    const lost = heads.reduce((sum, head) => sum + this.journalOf(head).lost, 0)
    if (this.owing().length > 0) this.schedule(0)
    return lost
  }

  /**
   * Begins with a task, or goes on with it: whoever opens a task last has it, so what another browser did is taken over.
   * @param beginAgain called when another browser, which did not know yet, has added to the task meanwhile
   * @returns its log with what the server does not have yet; undefined when that does not go together
   */
  begin(start: Head & { log: LabLog }, beginAgain = () => {}): LabLog | undefined {
    if (!this.adopt(start)) {
      this.stop('elsewhere')
      return undefined
    }
    this.overtaken.delete(start.position)
    this.begun.set(start.position, { claimed: false, beginAgain })
    return this.journalOf(start).complete(start.log)
  }

  /** The whole log of a task as it is now. */
  record(position: number, log: LabLog): void {
    if (this.hasStopped || this.overtaken.has(position)) return
    const journal = this.journals.get(position)
    if (!journal) return
    journal.record(log)
    if (journal.isEmpty) return
    // To the end: see `owing`.
    this.journals.delete(position)
    this.journals.set(position, journal)
    this.set(this.phase === 'offline' ? 'offline' : 'saving')
    if (this.phase !== 'offline') this.schedule(SETTLE_MS)
  }

  /**
   * Whether the server's heads are all of this browser's making; if not, the exam goes on in another. Right after a page
   * was opened, that other may not know yet, and still send what it has: in tasks not begun here that does no harm.
   */
  compare(heads: readonly Head[]): void {
    const isNew = this.now() - this.since < GRACE_MS
    const foreign = heads.some((head) => {
      if (this.journalOf(head).knows(head.lastHash)) return false
      const begun = this.begun.get(head.position)
      // What has not been claimed yet is decided by the claim.
      return begun ? begun.claimed : !isNew || !this.adopt(head)
    })
    if (foreign) this.stop('elsewhere')
  }

  /** Goes on from where the server is. @returns false when something is owed that does not follow that */
  private adopt(head: Head): boolean {
    const journal = this.journalOf(head)
    if (journal.knows(head.lastHash)) return true
    if (!journal.isEmpty) return false
    this.journals.delete(head.position)
    this.journalOf(head)
    return true
  }

  /** Sends now. @returns whether nothing is owed any more */
  flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = undefined
    })
    return this.flushing.then((sent) => (sent && this.owing().length > 0 ? this.flush() : sent))
  }

  /** No more timers; what is owed stays in the storage. */
  close(): void {
    clearTimeout(this.timer)
  }

  private journalOf(head: Head): TaskJournal {
    const { examId, storage } = this.options
    const known = this.journals.get(head.position)
    if (known) return known
    const journal = new TaskJournal(`kubekata-exam-${examId}-${head.position}`, storage, head)
    this.journals.set(head.position, journal)
    return journal
  }

  /** What was done last comes first, for it is where the learner is. */
  private owing(): [number, TaskJournal][] {
    return [...this.journals].filter(([, journal]) => !journal.isEmpty).toReversed()
  }

  private async sendAll(): Promise<boolean> {
    if (this.hasStopped) return false
    for (let next = this.owing()[0]; next; next = this.owing()[0]) {
      const [position, journal] = next
      this.set(this.failures > 0 ? 'offline' : 'saving')
      const entries = journal.owedEntries
      const kind = await this.deliver(position, journal)
      if (kind === 'unreachable') return this.retryLater()
      if (kind === 'elsewhere' && entries === 0 && this.isOvertaken(position)) continue
      if (kind !== 'stored') return this.stop(kind)
      this.failures = 0
    }
    this.set('saved')
    return true
  }

  private deliver(position: number, journal: TaskJournal): Promise<Sent['kind']> {
    return journal.deliver(async (batch) => {
      const sent = await this.options.send(position, batch)
      const begun = this.begun.get(position)
      if (sent.kind === 'stored' && begun) begun.claimed = true
      if (sent.kind === 'stored' && sent.late) this.late = true
      return sent
    })
  }

  /** Another browser was quicker with what it had when this one had just opened the task: it is opened once more. */
  private isOvertaken(position: number): boolean {
    const begun = this.begun.get(position)
    if (!begun || begun.claimed) return false
    this.begun.delete(position)
    this.overtaken.add(position)
    begun.beginAgain()
    return true
  }

  private retryLater(): false {
    this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0)
    this.failures += 1
    this.set('offline')
    return false
  }

  private stop(phase: 'elsewhere' | 'refused'): false {
    clearTimeout(this.timer)
    this.set(phase)
    return false
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private get hasStopped(): boolean {
    return this.phase === 'elsewhere' || this.phase === 'refused'
  }

  private set(phase: SavingPhase): void {
    if (!this.hasStopped) this.phase = phase
    this.options.onChange(this.state)
  }
}
