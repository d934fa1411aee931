import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import { type Delivery, Outbox } from './outbox'

interface Work {
  id: string
  text: string
}

/** A server with the work of several people, by whom it was done. */
function server(owners: Record<string, string>) {
  const state = { signedIn: 'Aki', online: true }
  const log: string[] = []
  const reach = (what: string) => {
    if (!state.online) throw new TypeError('Failed to fetch')
    log.push(what)
  }
  const delivery: Delivery<Work> = {
    async send(work): Promise<ActionResult<unknown>> {
      reach(`${state.signedIn} sends ${Object.values(work).join(' ')}`)
      if (owners[work.id] === state.signedIn) return { ok: true, data: work.id }
      return { ok: false, code: 'NOT_FOUND', params: {} }
    },
    idsOf: ({ id }) => [id],
    async foreign({ ids }) {
      reach(`${state.signedIn} asks about ${ids.join(' ')}`)
      const foreign = ids.filter((id) => owners[id] !== undefined && owners[id] !== state.signedIn)
      return { ok: true, data: { foreign } }
    },
  }
  return { state, log, delivery }
}

describe('an outbox in a browser of two people', () => {
  const setUp = (owners: Record<string, string>) => {
    const world = server(owners)
    const place = memoryStorage()
    const open = () => new Outbox<Work>('k', place, world.delivery)
    return { ...world, place, open }
  }

  it('sends what was done on the page at once, without asking', async () => {
    const { log, open } = setUp({ a: 'Aki' })
    const outbox = open()
    outbox.add({ id: 'a', text: 'one' })
    expect(await outbox.flush()).toBe(true)
    expect(log).toEqual(['Aki sends a one'])
  })

  it('neither sends nor counts what another owes, and goes on with the rest', async () => {
    const { state, log, open } = setUp({ a: 'Aki', b: 'Ben' })
    open().add({ id: 'a', text: 'one' })
    state.signedIn = 'Ben'
    const outbox = open()
    outbox.add({ id: 'b', text: 'two' })
    expect(await outbox.flush()).toBe(true)
    expect(log).toEqual(['Ben asks about a', 'Ben sends b two'])
    expect(outbox.state()).toEqual({ waiting: 0, sending: false, rejected: [], returned: 0 })
    // Nor on a page that cannot ask.
    state.online = false
    expect(open().state().waiting).toBe(0)
    expect(open().entries()).toEqual([{ id: 'a', text: 'one' }])
  })

  it('sends it when its owner is back, and tells', async () => {
    const { state, log, open } = setUp({ a: 'Aki' })
    open().add({ id: 'a', text: 'one' })
    state.signedIn = 'Ben'
    await open().flush()
    state.signedIn = 'Aki'
    state.online = false
    const outbox = open()
    expect(await outbox.flush()).toBe(false)
    state.online = true
    expect(await outbox.flush()).toBe(true)
    expect(log.slice(1)).toEqual(['Aki asks about a', 'Aki sends a one'])
    expect(outbox.state()).toMatchObject({ waiting: 0, returned: 1 })
    expect(open().entries()).toEqual([])
  })

  it('keeps what is refused because another has signed in meanwhile', async () => {
    const { state, log, open } = setUp({ a: 'Aki' })
    const outbox = open()
    state.signedIn = 'Ben'
    outbox.add({ id: 'a', text: 'one' })
    expect(await outbox.flush()).toBe(true)
    expect(log).toEqual(['Ben sends a one', 'Ben asks about a'])
    expect(outbox.state()).toMatchObject({ waiting: 0, rejected: [] })
    expect(outbox.entries()).toHaveLength(1)
  })

  it('gives up what nobody knows, and is silent about what went with the account of another', async () => {
    const owners: Record<string, string> = { a: 'Aki' }
    const { state, open } = setUp(owners)
    open().add({ id: 'a', text: 'one' })
    state.signedIn = 'Ben'
    await open().flush()
    delete owners.a
    const outbox = open()
    outbox.add({ id: 'x', text: 'two' })
    expect(await outbox.flush()).toBe(true)
    expect(outbox.state()).toMatchObject({ waiting: 0, rejected: [{ id: 'x', code: 'NOT_FOUND' }] })
    expect(outbox.entries()).toEqual([])
  })

  it('gives up what the server takes no question about', async () => {
    const { delivery, place, open } = setUp({})
    open().add({ id: 'no uuid', text: 'one' })
    const refused = async () => ({ ok: false, code: 'INVALID_INPUT', params: {} }) as const
    const outbox = new Outbox<Work>('k', place, { ...delivery, foreign: refused, send: refused })
    expect(await outbox.flush()).toBe(true)
    expect(outbox.state().rejected).toEqual([{ id: 'no uuid', code: 'INVALID_INPUT' }])
  })

  it('asks about a long queue piece by piece', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `w${n}`)
    const { state, log, open } = setUp(Object.fromEntries(ids.map((id) => [id, 'Aki'])))
    for (const id of ids) open().add({ id, text: '' })
    state.signedIn = 'Ben'
    expect(await open().flush()).toBe(true)
    expect(log.map((line) => line.split(' ').length - 3)).toEqual([200, 200, 50])
  })

  it('leaves alone what is another’s when the storage is full', async () => {
    const { state, log, place, delivery, open } = setUp({ a: 'Aki' })
    open().add({ id: 'a', text: 'one' })
    state.signedIn = 'Ben'
    const full = { ...place, setItem: raise }
    const outbox = new Outbox<Work>('k', full, delivery)
    expect(await outbox.flush()).toBe(true)
    expect(log).toEqual(['Ben asks about a'])
  })
})

function raise(): never {
  throw new DOMException('full', 'QuotaExceededError')
}
