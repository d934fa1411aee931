import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'

export interface OutboxState {
  waiting: number
  sending: boolean
  /** Refused for good: sending again would not help. */
  rejected: { id: string; code: string }[]
}

/** How an entry reaches the server. Its id is made here, so that sending it twice stores it once. */
export type Carry<Entry> = (entry: Entry) => Promise<ActionResult<unknown>>

/** Failures that may pass: the entry stays in the queue. All others would be the same the next time. */
const passing = new Set(['INTERNAL', 'BUSY', 'RATE_LIMITED', 'NOT_SIGNED_IN'])

/**
 * What the server has not acknowledged yet. Each entry is written to storage before it is sent and removed only by its
 * acknowledgement, so that neither a lost network nor a closed tab loses it.
 */
export class Outbox<Entry extends { id: string }> {
  private sending = false
  /** What was sent at least once: the server may have it even if no answer came. */
  protected readonly attempted = new Set<string>()
  private rejected: OutboxState['rejected'] = []
  private readonly listeners = new Set<(state: OutboxState) => void>()

  /** @param acknowledged told what the server answered */
  constructor(
    private readonly key: string,
    private readonly storage: BrowserStorage,
    private readonly carry: Carry<Entry>,
    private readonly acknowledged: (entry: Entry, data: unknown) => void = () => {},
  ) {}

  subscribe(listener: (state: OutboxState) => void): () => void {
    this.listeners.add(listener)
    listener(this.state())
    return () => this.listeners.delete(listener)
  }

  state(): OutboxState {
    return { waiting: this.entries().length, sending: this.sending, rejected: this.rejected }
  }

  /** @throws DOMException when the storage is full */
  add(entry: Entry): void {
    this.write([...this.entries().filter((e) => e.id !== entry.id), entry])
  }

  remove(id: string): void {
    this.write(this.entries().filter((e) => e.id !== id))
  }

  /** Sends all that waits, one by one, so that one bad entry cannot hold up the others. True when none is left. */
  async flush(): Promise<boolean> {
    if (this.sending) return false
    this.sending = true
    this.notify()
    try {
      for (let next = this.entries()[0]; next; next = this.entries()[0]) {
        if (!(await this.deliver(next))) return false
      }
      return true
    } finally {
      this.sending = false
      this.notify()
    }
  }

  private async deliver(entry: Entry): Promise<boolean> {
    this.attempted.add(entry.id)
    const result = await this.carry(entry).catch(() => undefined)
    if (!result || (!result.ok && passing.has(result.code))) return false
    if (!result.ok) this.rejected = [...this.rejected, { id: entry.id, code: result.code }]
    else this.acknowledged(entry, result.data)
    this.remove(entry.id)
    return true
  }

  entries(): Entry[] {
    try {
      const list: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]')
      return Array.isArray(list) ? list : []
    } catch {
      return []
    }
  }

  private write(entries: Entry[]): void {
    this.storage.setItem(this.key, JSON.stringify(entries))
    this.notify()
  }

  private notify(): void {
    const state = this.state()
    for (const listener of this.listeners) listener(state)
  }
}
