import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import { mayPass } from './may-pass'

export interface OutboxState {
  waiting: number
  sending: boolean
  /** Refused for good: sending again would not help. */
  rejected: { id: string; code: string }[]
  /** Sent by now, after it had waited for its owner to come back. */
  returned: number
}

/** Which of these are somebody else's than whoever is signed in. */
export type FindForeign = (input: { ids: string[] }) => Promise<ActionResult<{ foreign: string[] }>>

/** How entries reach the server. */
export interface Delivery<Entry> {
  /** The entry's id is made here, so that sending it twice stores it once. */
  send(entry: Entry): Promise<ActionResult<unknown>>
  /** By what the server knows whose it is. */
  idsOf(entry: Entry): string[]
  foreign: FindForeign
}

/**
 * `held`: whoever was signed in was not the one who did it; it waits for them. `tried`: it was sent, by this page, another
 * tab, or one before: the server may have it even if no answer came.
 */
type Stored<Entry> = Entry & { held?: true; tried?: true }

/** So is answered, among others, what is somebody else's. */
const perhapsForeign = new Set(['NOT_FOUND', 'CONFLICT', 'NOT_SIGNED_IN'])
/** Entries asked about at once; an entry has no more than two ids. */
const MOST_ASKED = 200

/**
 * What the server has not acknowledged yet. Each entry is written to storage before it is sent and removed only by its
 * acknowledgement, so that neither a lost network nor a closed tab loses it. A browser may have several people: what one
 * of them owes is neither sent nor counted while another is signed in.
 */
export class Outbox<Entry extends { id: string }> {
  private sending = false
  /** What this page has sent. */
  private readonly attempted = new Set<string>()
  /** Done on this page, or known to be of whoever is signed in. */
  private readonly own = new Set<string>()
  private readonly foreign = new Set<string>()
  private rejected: OutboxState['rejected'] = []
  private returned = 0
  private readonly listeners = new Set<(state: OutboxState) => void>()

  /** @param acknowledged told what the server answered */
  constructor(
    private readonly key: string,
    private readonly storage: BrowserStorage,
    private readonly delivery: Delivery<Entry>,
    private readonly acknowledged: (entry: Entry, data: unknown) => void = () => {},
  ) {}

  subscribe(listener: (state: OutboxState) => void): () => void {
    this.listeners.add(listener)
    listener(this.state())
    return () => this.listeners.delete(listener)
  }

  state(): OutboxState {
    const waiting = this.stored().filter(({ id, held }) => !held || this.own.has(id)).length
    return { waiting, sending: this.sending, rejected: this.rejected, returned: this.returned }
  }

  /** @throws DOMException when the storage is full */
  add(entry: Entry): void {
    this.own.add(entry.id)
    this.write([...this.stored().filter((e) => e.id !== entry.id), entry])
  }

  remove(id: string): void {
    this.write(this.stored().filter((e) => e.id !== id))
  }

  /** Whether the server may have it. */
  protected mayHaveArrived(id: string): boolean {
    return this.attempted.has(id) || this.stored().some((entry) => entry.id === id && entry.tried)
  }

  /**
   * After the server has refused an entry: when it is because somebody else is signed in, it waits for its owner.
   * @returns whether it does; undefined when the server cannot be asked
   */
  async hold(entry: Entry, code: string): Promise<boolean | undefined> {
    if (!perhapsForeign.has(code)) return false
    if (!(await this.ask([entry]))) return undefined
    if (!this.foreign.has(entry.id)) return false
    this.write([...this.stored().filter((e) => e.id !== entry.id), { ...entry, held: true }])
    return true
  }

  /** Sends all that waits, one by one, so that one bad entry cannot hold up the others. True when none is left. */
  async flush(): Promise<boolean> {
    if (this.sending) return false
    this.sending = true
    this.notify()
    try {
      for (let next = this.next(); next; next = this.next()) {
        const sent = this.own.has(next.id) ? this.deliver(next) : this.ask(this.unknown())
        if (!(await sent)) return false
      }
      return true
    } finally {
      this.sending = false
      this.notify()
    }
  }

  private next(): Stored<Entry> | undefined {
    return this.stored().find(({ id }) => !this.foreign.has(id))
  }

  private unknown(): Stored<Entry>[] {
    return this.stored()
      .filter(({ id }) => !this.own.has(id) && !this.foreign.has(id))
      .slice(0, MOST_ASKED)
  }

  /** Learns whose entries are, and marks those of others. @returns whether the server has answered */
  private async ask(entries: readonly Entry[]): Promise<boolean> {
    const ids = entries.flatMap((entry) => this.delivery.idsOf(entry))
    const result = await this.delivery.foreign({ ids }).catch(() => undefined)
    if (!result || (!result.ok && mayPass(result.code))) return false
    // What it takes no question about it will refuse, too: that is then told.
    const foreign = new Set(result.ok ? result.data.foreign : [])
    for (const entry of entries) {
      const isForeign = this.delivery.idsOf(entry).some((id) => foreign.has(id))
      this[isForeign ? 'own' : 'foreign'].delete(entry.id)
      this[isForeign ? 'foreign' : 'own'].add(entry.id)
    }
    if (foreign.size > 0) this.mark()
    return true
  }

  /** What is known to be another's stays so for the next page, and so does what was sent. */
  private mark(): void {
    const marked = (entry: Stored<Entry>): Stored<Entry> => ({
      ...entry,
      ...(this.foreign.has(entry.id) ? { held: true as const } : {}),
      ...(this.attempted.has(entry.id) ? { tried: true as const } : {}),
    })
    try {
      this.write(this.stored().map(marked))
    } catch {
      // The storage is full: it is known on this page only.
    }
  }

  private async deliver(stored: Stored<Entry>): Promise<boolean> {
    const entry = withoutMark(stored)
    this.attempted.add(entry.id)
    if (!stored.tried) this.mark()
    const result = await this.delivery.send(entry).catch(() => undefined)
    if (!result || (!result.ok && mayPass(result.code))) return false
    if (!result.ok) {
      const held = await this.hold(entry, result.code)
      if (held !== false) return held === true
    }
    this.settle(stored, result)
    this.remove(entry.id)
    return true
  }

  private settle(stored: Stored<Entry>, result: ActionResult<unknown>): void {
    if (result.ok) {
      if (stored.held) this.returned += 1
      this.acknowledged(withoutMark(stored), result.data)
      return
    }
    // Gone with the account of whoever owed it.
    if (stored.held && result.code === 'NOT_FOUND') return
    this.rejected = [...this.rejected, { id: stored.id, code: result.code }]
  }

  entries(): Entry[] {
    return this.stored().map(withoutMark)
  }

  private stored(): Stored<Entry>[] {
    try {
      const list: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]')
      return Array.isArray(list) ? list : []
    } catch {
      return []
    }
  }

  private write(entries: Stored<Entry>[]): void {
    this.storage.setItem(this.key, JSON.stringify(entries))
    this.notify()
  }

  private notify(): void {
    const state = this.state()
    for (const listener of this.listeners) listener(state)
  }
}

function withoutMark<Entry>({ held: _held, tried: _tried, ...entry }: Stored<Entry>): Entry {
  return entry as unknown as Entry
}
