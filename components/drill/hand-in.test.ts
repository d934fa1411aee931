import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { DrillActions, Submitted } from './drill-actions'
import { carryHandIn, type HandIn, handInOutbox, keepHandIn } from './hand-in'

const LOG = { version: 1, entries: [] } as unknown as HandIn['log']
const passed = { passed: true, score: 1 } as Submitted

/** A server that notes what it is asked; offline until told otherwise. */
function server({ online = true } = {}) {
  const asked: unknown[] = []
  const state = { online, signedIn: true }
  const note = (what: string, input: { attemptId: string }) => {
    if (!state.online) throw new TypeError('Failed to fetch')
    asked.push([what, input.attemptId])
  }
  const actions: Pick<DrillActions, 'start' | 'submit' | 'foreign'> = {
    async foreign({ ids }) {
      if (!state.online) throw new TypeError('Failed to fetch')
      return { ok: true, data: { foreign: state.signedIn ? [] : ids } }
    },
    async start(input) {
      note('start', input)
      return { ok: true, data: { attemptId: input.attemptId, scenario: {}, seed: 1 } }
    },
    async submit(input) {
      note('submit', input)
      return { ok: true, data: passed }
    },
  }
  return { actions, asked, state }
}

const handIn = (over: Partial<HandIn> = {}): HandIn => ({
  id: 'a',
  skillId: 'expose',
  log: LOG,
  durationMs: 5,
  ...over,
})

describe('a log on its way to the server', () => {
  it('is submitted; what goes on from a graded attempt is begun before', async () => {
    const { actions, asked } = server()
    const begun: string[] = []
    expect(await carryHandIn(actions, handIn())).toEqual({ ok: true, data: passed })
    await carryHandIn(actions, handIn({ id: 'b', continues: 'a' }), () => begun.push('b'))
    expect(asked).toEqual([
      ['submit', 'a'],
      ['start', 'b'],
      ['submit', 'b'],
    ])
    expect(begun).toEqual(['b'])
  })

  it('is not submitted when its attempt cannot be begun', async () => {
    const { actions, asked } = server()
    const refused = { ok: false, code: 'EXAM_RUNNING', params: {} } as const
    const result = await carryHandIn({ ...actions, start: async () => refused }, handIn({ continues: 'a' }))
    expect(result).toBe(refused)
    expect(asked).toEqual([])
  })

  it('waits without a network, the last one of an attempt only, and goes when it is back', async () => {
    const { actions, asked, state } = server({ online: false })
    const place = memoryStorage()
    const outbox = () => handInOutbox(place, actions)
    await expect(carryHandIn(actions, handIn())).rejects.toThrow('Failed to fetch')
    outbox().add(handIn())
    outbox().add(handIn({ durationMs: 9 }))
    expect(await outbox().flush()).toBe(false)
    expect(outbox().entries()).toEqual([handIn({ durationMs: 9 })])
    state.online = true
    expect(await outbox().flush()).toBe(true)
    expect(asked).toEqual([['submit', 'a']])
    expect(outbox().entries()).toEqual([])
  })

  it('waits while another is signed in, also when it only goes on from an attempt of its own', async () => {
    const { actions, asked, state } = server()
    const place = memoryStorage()
    state.signedIn = false
    handInOutbox(place, actions).add(handIn({ id: 'b', continues: 'a' }))
    expect(await handInOutbox(place, actions).flush()).toBe(true)
    expect(asked).toEqual([])
    state.signedIn = true
    const back = handInOutbox(place, actions)
    expect(await back.flush()).toBe(true)
    expect(asked).toEqual([
      ['start', 'b'],
      ['submit', 'b'],
    ])
    expect(back.state()).toMatchObject({ waiting: 0, returned: 1 })
  })
})

describe('a log that the server did not take', () => {
  const world = () => {
    const place = memoryStorage()
    const { actions, state } = server()
    return {
      outbox: handInOutbox(place, actions),
      open: () => handInOutbox(place, actions),
      place,
      state,
      actions,
    }
  }

  it('waits for the network when no answer came, on this page only where nothing can be kept', async () => {
    const { outbox, place, actions } = world()
    expect(await keepHandIn(outbox, handIn(), undefined)).toBe('waiting')
    expect(outbox.state().waiting).toBe(1)
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(await keepHandIn(handInOutbox({ ...place, setItem }, actions), handIn(), undefined)).toBe('full')
  })

  it.each(['NOT_FOUND', 'CONFLICT', 'NOT_SIGNED_IN'])(
    'waits for whoever did it, not seen by another: %s',
    async (code) => {
      const { outbox, open, state } = world()
      state.signedIn = false
      expect(await keepHandIn(outbox, handIn(), code)).toBe('foreign')
      expect(open().state().waiting).toBe(0)
      expect(open().entries()).toEqual([handIn()])
    },
  )

  it('is refused for good, unless it waits already and may be taken later', async () => {
    const { outbox } = world()
    expect(await keepHandIn(outbox, handIn(), 'NOT_FOUND')).toBeUndefined()
    expect(await keepHandIn(outbox, handIn(), 'BUSY')).toBeUndefined()
    outbox.add(handIn())
    expect(await keepHandIn(outbox, handIn(), 'BUSY')).toBe('waiting')
    expect(await keepHandIn(outbox, handIn(), 'INVALID_INPUT')).toBeUndefined()
  })

  it('waits when nobody can say whose it is', async () => {
    const { outbox, state } = world()
    state.online = false
    expect(await keepHandIn(outbox, handIn(), 'NOT_FOUND')).toBe('waiting')
  })
})
