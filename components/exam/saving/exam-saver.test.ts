import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import { batchHash } from '@/lib/exam/chain'
import type { LabEntry, LabLog } from '@/lib/lab/log'
import { ExamSaver, type SavingState } from './exam-saver'
import type { SealedBatch, Sent } from './task-journal'

const START = 'start of task'

/** Keeps the chains of tasks as the server does. */
class FakeServer {
  readonly chains = new Map<number, SealedBatch[]>()
  calls = 0
  online = true
  closed = false
  /** The answer gets lost on its way, once. */
  losesAnswer = false

  async send(position: number, batch: SealedBatch): Promise<Sent> {
    this.calls += 1
    if (!this.online) return { kind: 'unreachable' }
    const chain = this.chains.get(position) ?? []
    if (!chain.some(({ hash }) => hash === batch.hash)) {
      if (batch.hash !== (await batchHash(batch.previous, batch))) return { kind: 'refused' }
      if (batch.previous !== this.head(position).lastHash) return { kind: 'elsewhere' }
      if (batch.entries.some(({ seq }, index) => seq !== this.head(position).nextSeq + index))
        return { kind: 'refused' }
      this.chains.set(position, [...chain, structuredClone(batch)])
    }
    if (!this.losesAnswer) return { kind: 'stored', late: this.closed }
    this.losesAnswer = false
    return { kind: 'unreachable' }
  }

  head(position: number) {
    const chain = this.chains.get(position) ?? []
    return {
      position,
      nextSeq: chain.flatMap(({ entries }) => entries).length,
      lastHash: chain.at(-1)?.hash ?? START,
    }
  }

  log(position: number): LabLog {
    const chain = this.chains.get(position) ?? []
    return { version: 1, entries: chain.flatMap(({ entries }) => entries), until: chain.at(-1)?.until }
  }

  texts(position = 1): string[] {
    return this.log(position).entries.map((entry) => ('text' in entry ? entry.text : entry.kind))
  }
}

function logOf(lines: readonly string[], until = lines.length * 1000): LabLog {
  const entries = lines.map(
    (text, seq): LabEntry => ({ kind: 'line', tty: 0, seq, at: seq * 1000, seen: `s${seq}`, text }),
  )
  return { version: 1, entries, until, seen: `s${lines.length}` }
}

/** A page of one browser: its storage outlives it. */
function openPage(server: FakeServer, storage: ReturnType<typeof memoryStorage>) {
  const states: SavingState[] = []
  const clock = { now: 0 }
  const saver = new ExamSaver({
    now: () => clock.now,
    examId: 'e',
    storage,
    send: (position, batch) => server.send(position, batch),
    onChange: (state) => states.push(state),
  })
  const lost = saver.takeUp([server.head(1), server.head(2)])
  return { saver, states, lost, clock }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Hashes are computed in another thread, whatever the time. */
async function until(holds: () => boolean): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve))
  while (!holds())
}

async function pass(ms: number, holds: () => boolean): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await until(holds)
}

describe('ExamSaver', () => {
  it('sends what was done within a second, once, as a chain that the server can check', async () => {
    const server = new FakeServer()
    const { saver } = openPage(server, memoryStorage())
    saver.record(1, logOf(['a']))
    saver.record(1, logOf(['a', 'b']))
    expect(saver.state).toEqual({ phase: 'saving', owed: 2, late: false })
    await pass(1_000, () => saver.state.phase === 'saved')
    expect(server.calls).toBe(1)
    saver.record(1, logOf(['a', 'b', 'c']))
    await pass(1_000, () => saver.state.phase === 'saved')
    expect(server.texts()).toEqual(['a', 'b', 'c'])
    expect(server.chains.get(1)).toHaveLength(2)
    expect(server.chains.get(1)?.at(-1)).toMatchObject({ until: 3000, seen: 's3' })
    expect(saver.state).toEqual({ phase: 'saved', owed: 0, late: false })
  })

  it('keeps time that passed without an entry, and sends nothing when nothing is new', async () => {
    const server = new FakeServer()
    const { saver } = openPage(server, memoryStorage())
    saver.record(1, logOf(['a']))
    await saver.flush()
    saver.record(1, logOf(['a'], 9_000))
    saver.record(1, logOf(['a'], 9_000))
    await saver.flush()
    saver.record(1, logOf(['a'], 9_000))
    expect(await saver.flush()).toBe(true)
    expect(server.chains.get(1)?.map(({ until }) => until)).toEqual([1_000, 9_000])
    expect(server.texts()).toEqual(['a'])
  })

  it('tries again with growing waits while the server cannot be reached, and says how much is owed', async () => {
    const server = new FakeServer()
    server.online = false
    const { saver } = openPage(server, memoryStorage())
    saver.record(1, logOf(['a']))
    await pass(400, () => server.calls === 1)
    await until(() => saver.state.phase === 'offline')
    expect(saver.state).toEqual({ phase: 'offline', owed: 1, late: false })
    saver.record(2, logOf(['x', 'y']))
    expect(saver.state).toEqual({ phase: 'offline', owed: 3, late: false })
    for (const [tries, wait] of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000].entries()) {
      await vi.advanceTimersByTimeAsync(wait - 1)
      expect(server.calls).toBe(tries + 1)
      await pass(1, () => server.calls === tries + 2)
    }
    server.online = true
    await pass(15_000, () => saver.state.phase === 'saved')
    expect(saver.state).toEqual({ phase: 'saved', owed: 0, late: false })
    expect([server.texts(1), server.texts(2)]).toEqual([['a'], ['x', 'y']])
  })

  it('loses nothing when the page is closed before it is sent, or before the answer comes', async () => {
    const server = new FakeServer()
    const storage = memoryStorage()
    const first = openPage(server, storage)
    server.losesAnswer = true
    first.saver.record(1, logOf(['a']))
    await pass(400, () => first.saver.state.phase === 'offline')
    first.saver.record(1, logOf(['a', 'b']))
    first.saver.close()

    const { saver, lost } = openPage(server, storage)
    expect(lost).toBe(0)
    const log = saver.begin({ ...server.head(1), log: server.log(1) })
    expect(log?.entries.map((entry) => 'text' in entry && entry.text)).toEqual(['a', 'b'])
    expect(log).toMatchObject({ until: 2000, seen: 's2' })
    saver.record(1, logOf(['a', 'b', 'c']))
    expect(await saver.flush()).toBe(true)
    expect(server.texts()).toEqual(['a', 'b', 'c'])
    expect([...storage.data]).toEqual([])
  })

  it('gives way to a second browser, which takes over with its first word', async () => {
    const server = new FakeServer()
    const first = openPage(server, memoryStorage())
    first.saver.record(1, logOf(['a']))
    await first.saver.flush()

    const second = openPage(server, memoryStorage())
    const log = second.saver.begin({ ...server.head(1), log: server.log(1) })
    expect(log?.entries).toHaveLength(1)
    // Nothing is done there yet.
    second.saver.record(1, logOf(['a']))
    await second.saver.flush()

    first.saver.record(1, logOf(['a', 'b']))
    expect(await first.saver.flush()).toBe(false)
    expect(first.saver.state.phase).toBe('elsewhere')
    first.saver.record(1, logOf(['a', 'b', 'c']))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.texts()).toEqual(['a'])
    second.saver.record(1, logOf(['a', 'd']))
    await second.saver.flush()
    expect(server.texts()).toEqual(['a', 'd'])
  })

  it('learns from the heads of the server that the exam goes on elsewhere, also in another task', async () => {
    const server = new FakeServer()
    const first = openPage(server, memoryStorage())
    first.saver.record(1, logOf(['a']))
    const before = [server.head(1), server.head(2)]
    await first.saver.flush()
    // An answer that was overtaken says nothing.
    first.saver.compare(before)
    first.saver.compare([server.head(1), server.head(2)])
    expect(first.saver.state.phase).toBe('saved')

    const second = openPage(server, memoryStorage())
    second.saver.record(2, logOf([], 500))
    await second.saver.flush()
    first.clock.now = 20_000
    first.saver.compare([server.head(1), server.head(2)])
    expect(first.saver.state.phase).toBe('elsewhere')
  })

  it('puts up with what the other browser still sends right after this one was opened', async () => {
    const server = new FakeServer()
    const first = openPage(server, memoryStorage())
    for (const position of [1, 2]) first.saver.begin({ ...server.head(position), log: server.log(position) })
    first.saver.record(1, logOf(['a']))
    first.saver.record(2, logOf(['x']))
    await first.saver.flush()
    const second = openPage(server, memoryStorage())
    // The first does not know of the second yet.
    first.saver.record(1, logOf(['a'], 9_000))
    first.saver.record(2, logOf(['x'], 9_000))
    await first.saver.flush()
    expect(second.saver.begin({ ...server.head(1), log: server.log(1) })).toMatchObject({ until: 9_000 })
    second.saver.compare([server.head(1), server.head(2)])
    second.saver.record(1, logOf(['a', 'b'], 10_000))
    second.saver.begin({ ...server.head(2), log: server.log(2) })
    second.saver.record(2, logOf(['x', 'y'], 10_000))
    expect(await second.saver.flush()).toBe(true)
    expect([server.texts(1), server.texts(2)]).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ])
    // The first works on these tasks: it is told, however lately it was opened.
    first.saver.compare([server.head(1), server.head(2)])
    expect(first.saver.state.phase).toBe('elsewhere')
  })

  it('opens a task once more when the other browser was quicker with what it had', async () => {
    const server = new FakeServer()
    const first = openPage(server, memoryStorage())
    first.saver.begin({ ...server.head(1), log: server.log(1) })
    first.saver.record(1, logOf(['a']))
    await first.saver.flush()

    const second = openPage(server, memoryStorage())
    const again = vi.fn()
    const log = second.saver.begin({ ...server.head(1), log: server.log(1) }, again)
    first.saver.record(1, logOf(['a'], 9_000))
    await first.saver.flush()
    // It has not been claimed yet: that the head is another one says nothing.
    second.saver.compare([server.head(1), server.head(2)])
    second.saver.record(1, log ?? logOf([]))
    expect(await second.saver.flush()).toBe(true)
    expect(again).toHaveBeenCalledOnce()
    // The engine of the old session still runs.
    second.saver.record(1, logOf(['a', 'lost']))
    expect(second.saver.state).toEqual({ phase: 'saved', owed: 0, late: false })

    const newest = second.saver.begin({ ...server.head(1), log: server.log(1) }, again)
    expect(newest?.until).toBe(9_000)
    second.saver.record(1, newest ?? logOf([]))
    expect(await second.saver.flush()).toBe(true)
    first.saver.record(1, logOf(['a'], 19_000))
    expect(await first.saver.flush()).toBe(false)
    expect(first.saver.state.phase).toBe('elsewhere')
    expect(again).toHaveBeenCalledOnce()
  })

  it('does not take over what does not go together with what it owes', async () => {
    const server = new FakeServer()
    const first = openPage(server, memoryStorage())
    first.saver.begin({ ...server.head(1), log: server.log(1) })
    server.online = false
    first.saver.record(1, logOf(['a']))
    await first.saver.flush()
    server.online = true
    const second = openPage(server, memoryStorage())
    second.saver.record(1, logOf(['z']))
    await second.saver.flush()
    expect(first.saver.begin({ ...server.head(1), log: server.log(1) })).toBeUndefined()
    expect(first.saver.state.phase).toBe('elsewhere')
  })

  it('counts what was owed here when the exam went on elsewhere meanwhile', async () => {
    const server = new FakeServer()
    const storage = memoryStorage()
    const first = openPage(server, storage)
    server.online = false
    first.saver.record(1, logOf(['a', 'b']))
    await pass(400, () => first.saver.state.phase === 'offline')
    first.saver.close()
    server.online = true
    const second = openPage(server, memoryStorage())
    second.saver.record(1, logOf(['z']))
    await second.saver.flush()

    const again = openPage(server, storage)
    expect(again.lost).toBe(2)
    again.saver.record(1, logOf(['z', 'c']))
    expect(await again.saver.flush()).toBe(true)
    expect(server.texts()).toEqual(['z', 'c'])
  })

  it('says when something came too late', async () => {
    const server = new FakeServer()
    server.closed = true
    const { saver } = openPage(server, memoryStorage())
    saver.record(1, logOf(['a']))
    expect(await saver.flush()).toBe(true)
    expect(saver.state).toEqual({ phase: 'saved', owed: 0, late: true })
  })

  it('stops when the server refuses for good', async () => {
    const server = new FakeServer()
    const { saver } = openPage(server, memoryStorage())
    // There is no entry 0.
    saver.record(1, { ...logOf(['a']), entries: logOf(['a', 'b']).entries.slice(1) })
    expect(await saver.flush()).toBe(false)
    expect(saver.state).toEqual({ phase: 'refused', owed: 0, late: false })
  })

  it('cuts what is much into batches, each seen as it was', async () => {
    const server = new FakeServer()
    const { saver } = openPage(server, memoryStorage())
    const lines = Array.from({ length: 250 }, (_, index) => `line ${index}`)
    saver.record(1, logOf(lines))
    expect(await saver.flush()).toBe(true)
    expect(server.texts()).toEqual(lines)
    const cuts = server.chains.get(1)?.map(({ entries, until, seen }) => [entries.length, until, seen])
    expect(cuts).toEqual([
      [100, 100_000, 's100'],
      [100, 200_000, 's200'],
      [50, 250_000, 's250'],
    ])
  })
})
