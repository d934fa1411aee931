import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { RecordedRun } from '../speed-actions'
import { type SprintEntry, sprintOutbox } from './sprint-outbox'

const LOG = { version: 1, entries: [] } as const
const finishedAt = new Date('2026-11-23T07:00:00Z')
const run = (id: string, exerciseId: string): SprintEntry => ({
  ...{ kind: 'run', id, sprintId: 's', exerciseId, artefactHash: 'h', seed: 1 },
  ...{ log: { ...LOG, entries: [] }, keystrokes: 9, pasted: 0, durationMs: 1000, finishedAt },
})
const skip = (id: string, exerciseId: string): SprintEntry => ({
  kind: 'skip',
  id,
  sprintId: 's',
  exerciseId,
})

const recorded = (counted: boolean): RecordedRun => ({
  ...{ id: 'r', way: 'imperative', keystrokes: 9, durationMs: 1000, pasted: 0 },
  ...{ confirmed: true, refusal: null, counted },
})

/** A server that notes what it is asked; what comes of each exercise's run is given. */
function world(storage = memoryStorage()) {
  const asked: unknown[] = []
  const heard: unknown[] = []
  const state = { online: true, refuse: '' }
  const note = (what: unknown[]) => {
    if (!state.online) throw new TypeError('Failed to fetch')
    asked.push(what)
  }
  const outbox = sprintOutbox(
    storage,
    {
      async record(sent) {
        note(['run', sent.exerciseId, sent.finishedAt])
        if (sent.exerciseId === state.refuse) return { ok: false, code: 'INVALID_INPUT', params: {} }
        return { ok: true, data: { run: recorded(sent.exerciseId !== 'late') } }
      },
      async skip(sent) {
        note(['skip', sent])
        return { ok: true, data: {} }
      },
      foreign: async () => ({ ok: true, data: { foreign: [] } }),
    },
    {
      recorded: (id, { counted }) => heard.push([id, counted]),
      refused: (id) => heard.push([id, 'refused']),
    },
  )
  return { outbox, asked, heard, state }
}

describe('what was done in a sprint', () => {
  it('reaches the server in order, and the page hears what became of each run', async () => {
    const { outbox, asked, heard, state } = world()
    state.refuse = 'bad'
    for (const entry of [run('1', 'a'), skip('2', 'b'), run('3', 'late'), run('4', 'bad')]) outbox.add(entry)
    expect(await outbox.flush()).toBe(true)
    expect(asked).toEqual([
      ['run', 'a', finishedAt],
      ['skip', { sprintId: 's', exerciseId: 'b' }],
      ['run', 'late', finishedAt],
      ['run', 'bad', finishedAt],
    ])
    expect(heard).toEqual([
      ['a', true],
      ['late', false],
      ['bad', 'refused'],
    ])
    expect(outbox.entries()).toEqual([])
  })

  it('waits while the network is gone, also for another page, and is then as it was', async () => {
    const storage = memoryStorage()
    const first = world(storage)
    first.state.online = false
    first.outbox.add(run('1', 'a'))
    first.outbox.add(skip('2', 'b'))
    expect(await first.outbox.flush()).toBe(false)
    expect(first.outbox.state().waiting).toBe(2)
    const second = world(storage)
    expect(await second.outbox.flush()).toBe(true)
    expect(second.asked).toEqual([
      ['run', 'a', finishedAt],
      ['skip', { sprintId: 's', exerciseId: 'b' }],
    ])
    expect(second.heard).toEqual([['a', true]])
  })
})
