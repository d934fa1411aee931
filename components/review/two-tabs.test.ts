import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { ReviewEntry } from '@/lib/srs/card'
import { foldCard } from '@/lib/srs/fold'
import { type Carrier, type OutgoingReview, ReviewOutbox } from './outbox'

/** What happens in one of two tabs of a browser. */
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  does: fc.constantFrom('answer', 'answer', 'undo', 'send', 'reload'),
  /** What the network does with the next things sent. */
  network: fc.array(fc.constantFrom('through', 'through', 'lost', 'answer lost', 'busy'), { maxLength: 3 }),
})

/** A server as ours: what it has stored once it does not store again. */
class Server {
  readonly rows = new Map<string, ReviewEntry>()
  network: string[] = []

  private async take<T>(store: () => void, data: T) {
    const how = this.network.shift() ?? 'through'
    if (how === 'busy') return { ok: false as const, code: 'BUSY' as const, params: {} }
    if (how !== 'lost') store()
    if (how !== 'through') throw new Error(how)
    return { ok: true as const, data }
  }

  readonly carrier: Carrier = {
    review: ({ id, reviewedAt }) =>
      this.take(
        () => this.rows.set(id, { kind: 'review', id, at: reviewedAt, rating: 'good' }),
        [{ id, due: null }],
      ),
    undo: ({ id, reviewId }) =>
      this.take(() => {
        const known = [...this.rows.values()].some((row) => row.kind === 'undo' && row.undoes === reviewId)
        if (!known) this.rows.set(id, { kind: 'undo', id, at: 1, undoes: reviewId })
      }, null),
    aside: async () => ({ ok: true, data: null }),
    foreign: async () => ({ ok: true, data: { foreign: [] } }),
  }
}

const review = (n: number): OutgoingReview => ({
  ...{ kind: 'review', id: `r${n}`, servedVariantId: `v${n}`, response: {}, rating: 'good', durationMs: 1 },
  reviewedAt: 86_400_000 * n,
})

it('no review is lost or doubled, whatever network and two tabs do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const [server, place] = [new Server(), memoryStorage()]
      const open = () => new ReviewOutbox('k', place, server.carrier)
      const tabs = [open(), open()]
      const answered: number[][] = [[], []]
      const standing = new Set<number>()
      for (const [n, { tab, does, network }] of steps.entries()) {
        server.network = [...network]
        const box = tabs[tab] as ReviewOutbox
        const last = does === 'undo' ? answered[tab]?.pop() : undefined
        if (does === 'answer') {
          box.add(review(n + 1))
          answered[tab]?.push(n + 1)
          standing.add(n + 1)
        }
        if (last !== undefined) {
          box.undo(`r${last}`, `u${n}`)
          standing.delete(last)
        }
        if (does === 'reload') tabs[tab] = open()
        await box.flush()
      }
      server.network = []
      for (const box of tabs) await box.flush()
      await open().flush()
      const wanted = [...standing].map((n): ReviewEntry => {
        const { id, reviewedAt } = review(n)
        return { kind: 'review', id, at: reviewedAt, rating: 'good' }
      })
      expect(foldCard([...server.rows.values()])).toEqual(foldCard(wanted))
    }),
    { seed: 20_26_23, numRuns: 300 },
  )
})
