import type { BrowserStorage } from '@/components/storage/browser-storage'
import { batchHash, type ChainBatch } from '@/lib/exam/chain'
import type { LabEntry, LabLog } from '@/lib/lab/log'

/** A link of the chain, ready to be sent; sent again it is the same to the letter. */
export interface SealedBatch extends ChainBatch {
  previous: string
  hash: string
}

/** What became of a batch that was sent. */
export type Sent =
  | { kind: 'stored'; late: boolean }
  /** The chain goes on from another place: somebody else has gone on with the task. */
  | { kind: 'elsewhere' }
  /** May pass: to be sent again. */
  | { kind: 'unreachable' }
  /** Sending it again would not help. */
  | { kind: 'refused' }

/** What the server has not acknowledged. */
interface Owed {
  /** Hash of the batch that the first of these follows. */
  head: string
  sealed: SealedBatch[]
  /** Not yet part of the chain: may still grow. */
  open: ChainBatch | null
}

/** One batch holds at most so many entries, and about so many characters. */
const MOST_ENTRIES = 100
const MOST_CHARACTERS = 100_000

/**
 * The entries of one task that the server has not acknowledged yet. They are written to storage as they come, and
 * removed by their acknowledgement only, so that neither a lost network nor a closed tab loses one.
 */
export class TaskJournal {
  private owed: Owed
  /** Hashes of this browser's making, and that from which it went on. */
  private readonly own = new Set<string>()
  /** How many entries the log had that was recorded last, and up to when it went. */
  private recorded: number
  private until: number | undefined
  private sending: Promise<Sent['kind']> | undefined

  /**
   * @param server how far the server has the task
   * Goes on from what the storage holds, where that follows what the server has; `lost` says how many entries did not.
   */
  constructor(
    private readonly key: string,
    private readonly storage: BrowserStorage,
    server: { nextSeq: number; lastHash: string },
  ) {
    const kept = this.read()
    const links = [kept.head, ...kept.sealed.map(({ hash }) => hash)]
    const from = links.indexOf(server.lastHash)
    this.owed =
      from < 0
        ? { head: server.lastHash, sealed: [], open: null }
        : { head: server.lastHash, sealed: kept.sealed.slice(from), open: kept.open }
    this.lost = from < 0 ? entriesOf(kept).length : 0
    this.recorded = server.nextSeq + this.owedEntries
    for (const { hash } of this.owed.sealed) this.own.add(hash)
    this.own.add(server.lastHash)
    this.keep()
  }

  /** Entries in the storage that follow something else than what the server has: somebody else went on. */
  readonly lost: number

  get owedEntries(): number {
    return entriesOf(this.owed).length
  }

  /** Of those, what somebody has done: that a window has another size is no deed. */
  get owedActions(): number {
    return entriesOf(this.owed).filter(({ kind }) => kind !== 'resize').length
  }

  get isEmpty(): boolean {
    return this.owed.sealed.length === 0 && this.owed.open === null
  }

  /** Whether a head of the server's is of this browser's making. */
  knows(hash: string): boolean {
    return this.own.has(hash)
  }

  /** What the server has of the log, and what it does not have yet behind it. */
  complete(log: LabLog): LabLog {
    const batches = [...this.owed.sealed, ...(this.owed.open ? [this.owed.open] : [])]
    const entries = batches.flatMap((batch) => batch.entries).filter(({ seq }) => seq >= log.entries.length)
    const last = batches.at(-1)
    return {
      ...log,
      entries: [...log.entries, ...entries],
      ...(last ? { until: Math.max(last.until, log.until ?? 0), seen: last.seen } : {}),
    }
  }

  /**
   * Takes what is new in the whole log of the task. Its older entries do not change any more. The first time there is
   * something to be sent at any rate: by that another browser learns that the task goes on here.
   */
  record({ entries, until = 0, seen = '' }: LabLog): void {
    const fresh = entries.slice(this.recorded)
    if (fresh.length === 0 && this.until === until) return
    this.recorded += fresh.length
    this.until = until
    this.owed.open = { entries: [...(this.owed.open?.entries ?? []), ...fresh], until, seen }
    this.keep()
  }

  /** Sends batch by batch until nothing is owed or one is not taken. Whoever calls meanwhile gets the same answer. */
  deliver(send: (batch: SealedBatch) => Promise<Sent>): Promise<Sent['kind']> {
    this.sending ??= this.deliverAll(send).finally(() => {
      this.sending = undefined
    })
    return this.sending
  }

  private async deliverAll(send: (batch: SealedBatch) => Promise<Sent>): Promise<Sent['kind']> {
    for (;;) {
      if (this.owed.sealed.length === 0) await this.seal()
      const batch = this.owed.sealed[0]
      if (!batch) return 'stored'
      const { kind } = await send(batch)
      if (kind === 'unreachable') return kind
      if (kind !== 'stored') {
        this.owed = { head: this.owed.head, sealed: [], open: null }
        this.keep()
        return kind
      }
      this.owed.sealed.shift()
      this.owed.head = batch.hash
      this.keep()
    }
  }

  /** Makes a link of what is open, or of its beginning when that is long. */
  private async seal(): Promise<void> {
    const { open } = this.owed
    if (!open) return
    const batch = beginningOf(open)
    const previous = this.owed.head
    const hash = await batchHash(previous, batch)
    const now = this.owed.open ?? open
    const rest = now.entries.slice(batch.entries.length)
    this.own.add(hash)
    this.owed.sealed.push({ ...batch, previous, hash })
    this.owed.open = rest.length > 0 || now.until > batch.until ? { ...now, entries: rest } : null
    this.keep()
  }

  private read(): Owed {
    try {
      const kept = JSON.parse(this.storage.getItem(this.key) ?? 'null') as Owed | null
      if (kept && Array.isArray(kept.sealed) && typeof kept.head === 'string') return kept
    } catch {
      // Not ours, or cut off: as if there were nothing.
    }
    return { head: '', sealed: [], open: null }
  }

  private keep(): void {
    try {
      if (this.isEmpty) this.storage.removeItem(this.key)
      else this.storage.setItem(this.key, JSON.stringify(this.owed))
    } catch {
      // The storage is full: it is sent all the same, as long as the page lives.
    }
  }
}

const entriesOf = ({ sealed, open }: Owed) =>
  [...sealed, ...(open ? [open] : [])].flatMap(({ entries }) => entries)

/** As much of it as one batch may hold. What was seen by then is what the next entry says. */
function beginningOf({ entries, until, seen }: ChainBatch): ChainBatch {
  let characters = 0
  const over = entries.findIndex((entry, index) => {
    characters += sizeOf(entry)
    return index > 0 && (index >= MOST_ENTRIES || characters > MOST_CHARACTERS)
  })
  const next = entries[over]
  if (!next) return { entries, until, seen }
  return { entries: entries.slice(0, over), until: next.at, seen: next.seen ?? '' }
}

const sizeOf = (entry: LabEntry): number => ('text' in entry ? entry.text.length : 0) + 100
