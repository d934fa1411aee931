import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import { type Carrier, type OutgoingReview, ReviewOutbox } from './outbox'

const review = (id: string): OutgoingReview => ({
  kind: 'review',
  id,
  servedVariantId: 'v',
  response: { option: 'a' },
  rating: 'good',
  durationMs: 1,
  reviewedAt: 1,
})

const accept: Carrier = {
  review: async ({ id }) => ({ ok: true, data: [{ id, due: null }] }),
  undo: async () => ({ ok: true, data: null }),
  aside: async () => ({ ok: true as const, data: null }),
  foreign: async () => ({ ok: true, data: { foreign: [] } }),
}

describe('ReviewOutbox', () => {
  it('keeps a review until it is acknowledged, also over a reload', async () => {
    const place = memoryStorage()
    const offline = new ReviewOutbox('k', place, {
      ...accept,
      review: async () => Promise.reject(new Error('offline')),
    })
    offline.add(review('1'))
    expect(await offline.flush()).toBe(false)
    expect(offline.state().waiting).toBe(1)

    const sent: string[] = []
    const later = new ReviewOutbox('k', place, accept, ({ id }) => sent.push(id))
    expect(await later.flush()).toBe(true)
    expect(sent).toEqual(['1'])
    expect(later.state()).toEqual({ waiting: 0, sending: false, rejected: [], returned: 0 })
  })

  it('keeps it when the server is busy, gives it up when it was refused, and goes on with the rest', async () => {
    const place = memoryStorage()
    const sent: string[] = []
    let busy = true
    const carrier: Carrier = {
      ...accept,
      review: async (entry) => {
        if (busy) return { ok: false, code: 'BUSY', params: {} }
        if (entry.id === 'bad') return { ok: false, code: 'ALREADY_REVIEWED', params: {} }
        return accept.review(entry)
      },
    }
    const box = new ReviewOutbox('k', place, carrier, ({ id }) => sent.push(id))
    for (const id of ['bad', 'good']) box.add(review(id))
    expect(await box.flush()).toBe(false)
    expect(box.state().waiting).toBe(2)
    busy = false
    expect(await box.flush()).toBe(true)
    expect(sent).toEqual(['good'])
    expect(box.state().rejected).toEqual([{ id: 'bad', code: 'ALREADY_REVIEWED' }])
  })

  it('takes back what was never sent without a word to the server', () => {
    const box = new ReviewOutbox('k', memoryStorage(), accept)
    box.add(review('1'))
    box.undo('1', 'undo-1')
    expect(box.state().waiting).toBe(0)
  })

  it('undoes on the server what may have arrived, in order', async () => {
    const log: string[] = []
    let online = false
    const box = new ReviewOutbox('k', memoryStorage(), {
      ...accept,
      review: async ({ id }) => {
        log.push(id)
        // The review arrives, its acknowledgement does not.
        if (!online) throw new Error('offline')
        return { ok: true, data: [{ id, due: null }] }
      },
      undo: async ({ id, reviewId }) => {
        log.push(`${id} of ${reviewId}`)
        return { ok: true, data: null }
      },
    })
    box.add(review('1'))
    await box.flush()
    box.undo('1', 'undo-1')
    box.add(review('2'))
    online = true
    expect(await box.flush()).toBe(true)
    expect(log).toEqual(['1', '1', 'undo-1 of 1', '2'])
  })

  it('knows an undo by the question of a review that the server does not have', async () => {
    const asked: string[][] = []
    const place = memoryStorage()
    const first = new ReviewOutbox('k', place, {
      ...accept,
      review: async () => Promise.reject(new Error('offline')),
    })
    first.add(review('1'))
    await first.flush()
    first.undo('1', 'undo-1')
    const later = new ReviewOutbox('k', place, {
      ...accept,
      foreign: async ({ ids }) => {
        asked.push(ids)
        return { ok: true, data: { foreign: ['v'] } }
      },
    })
    expect(await later.flush()).toBe(true)
    expect(asked).toEqual([['v', '1', 'v']])
    expect(later.state()).toMatchObject({ waiting: 0, rejected: [] })
    expect(later.entries()).toHaveLength(2)
  })
})
