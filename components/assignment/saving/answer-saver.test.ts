import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BrowserStorage } from '@/components/storage/browser-storage'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { Json, SaveAnswer } from './answer-record'
import { AnswerSaver } from './answer-saver'
import { AnswerStore } from './answer-store'
import type { Save, SaveOutcome } from './save'

const ITEM = 'q'
const UNREACHABLE: SaveOutcome = { kind: 'unreachable' }

/** Takes saves as the server does, and remembers what it overwrote by what. */
class FakeServer {
  response: Json = null
  revision = 0
  readonly overwritten: [before: Json, by: Json][] = []

  save({ response, revision }: Save): SaveAnswer {
    if (response === this.response) return { kept: true, revision: this.revision }
    if (revision !== this.revision) return { kept: false, response: this.response, revision: this.revision }
    this.overwritten.push([this.response, response])
    this.response = response
    this.revision += 1
    return { kept: true, revision: this.revision }
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let pages = 0

function pageOf(
  server: FakeServer,
  storage: BrowserStorage,
  send: (save: Save) => Promise<SaveOutcome>,
  now = () => 1,
) {
  const saver = new AnswerSaver({
    store: new AnswerStore(storage, 's'),
    items: [{ id: ITEM, response: server.response, revision: server.revision }],
    ...{ tab: `tab ${pages++}`, send, now, onChange: () => {} },
  })
  saver.takeUp()
  return saver
}

describe('AnswerSaver', () => {
  it('sends what was typed once it rests, and tries again with longer and longer waits', async () => {
    const server = new FakeServer()
    let isOnline = false
    const sent: Json[] = []
    const saver = pageOf(server, memoryStorage(), async (save) => {
      sent.push(save.response)
      return isOnline ? { kind: 'answered', said: server.save(save) } : UNREACHABLE
    })
    saver.change(ITEM, 'a')
    saver.change(ITEM, 'ab')
    expect(saver.phase).toBe('saving')
    await vi.advanceTimersByTimeAsync(600)
    expect([sent, saver.phase]).toEqual([['ab'], 'offline'])
    saver.change(ITEM, 'abc')
    await vi.advanceTimersByTimeAsync(999)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1 + 2_000)
    expect(sent).toEqual(['ab', 'abc', 'abc'])
    isOnline = true
    await vi.advanceTimersByTimeAsync(4_000)
    expect([server.response, server.revision, saver.phase]).toEqual(['abc', 1, 'saved'])
  })

  it('goes on after a reload with what could not be sent', async () => {
    const [server, storage] = [new FakeServer(), memoryStorage()]
    pageOf(server, storage, async () => UNREACHABLE).change(ITEM, 'a')
    const saver = pageOf(server, storage, async (save) => ({ kind: 'answered', said: server.save(save) }))
    expect(saver.of(ITEM).response).toBe('a')
    expect(await saver.flush()).toBe(true)
    expect(server.response).toBe('a')
  })

  it('shows the newer answer of another machine, and keeps its own to be taken back', async () => {
    const server = new FakeServer()
    const send = async (save: Save): Promise<SaveOutcome> => ({ kind: 'answered', said: server.save(save) })
    const [here, there] = [pageOf(server, memoryStorage(), send), pageOf(server, memoryStorage(), send)]
    there.change(ITEM, 'there')
    await there.flush()
    here.change(ITEM, 'here')
    await here.flush()
    expect(here.of(ITEM)).toMatchObject({ response: 'there', lost: 'here', owed: false })
    here.change(ITEM, 'here')
    await here.flush()
    expect(server.response).toBe('here')
    expect(here.of(ITEM).lost).toBeUndefined()
  })

  it('tells of an answer that another tab wrote over at the same moment', () => {
    const storage = memoryStorage()
    const [one, two] = [1, 2].map((at) =>
      pageOf(
        new FakeServer(),
        storage,
        async () => UNREACHABLE,
        () => at,
      ),
    )
    one?.change(ITEM, 'one')
    two?.change(ITEM, 'two')
    two?.change(ITEM, 'two!')
    one?.follow()
    two?.follow()
    for (const saver of [one, two])
      expect(saver?.of(ITEM)).toMatchObject({ response: 'two!', lost: 'one', owed: true })
  })

  it('does not try again what is refused, until it is changed, and nothing when all is over', async () => {
    const outcomes: SaveOutcome[] = [{ kind: 'refused' }, { kind: 'over' }]
    const saver = pageOf(new FakeServer(), memoryStorage(), async () => outcomes.shift() ?? UNREACHABLE)
    saver.change(ITEM, 'a')
    expect(await saver.flush()).toBe(false)
    expect(saver.phase).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(outcomes).toHaveLength(1)
    saver.change(ITEM, 'b')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([saver.phase, outcomes.length]).toEqual(['over', 0])
  })

  it('believes nothing in the storage that is no record', () => {
    for (const text of ['', '{}', 'null', '{"response":1,"revision":"1"}']) {
      const storage = memoryStorage([[`kubekata-answer s ${ITEM}`, text]])
      expect(pageOf(new FakeServer(), storage, async () => UNREACHABLE).of(ITEM).revision).toBe(0)
    }
  })
})

/** Two tabs of one browser, and another browser, in a world where everything that is sent may be late, lost or doubled. */
class World {
  readonly server = new FakeServer()
  private readonly storages = [memoryStorage(), memoryStorage()]
  readonly pages: { saver: AnswerSaver; storage: number; stale: boolean }[] = []
  /** What each value was written over. */
  readonly over = new Map<Json, Json>()
  readonly told = new Set<Json>()
  private readonly onTheWay: (() => void)[] = []
  private clock = 0
  way: 'fine' | 'lost' | 'answer lost' | 'slow' | 'doubled' = 'fine'

  constructor() {
    for (const storage of [0, 0, 1]) this.pages.push(this.open(storage))
  }

  private open(storage: number, index = this.pages.length) {
    const kept = this.storages[storage] ?? memoryStorage()
    const setItem = (key: string, value: string) => {
      kept.setItem(key, value)
      for (const [at, page] of this.pages.entries())
        if (page.storage === storage && at !== index) page.stale = true
    }
    const now = () => ++this.clock
    const saver = pageOf(this.server, { ...kept, setItem }, (save) => this.send(save), now)
    return { saver, storage, stale: false }
  }

  private send(save: Save): Promise<SaveOutcome> {
    const done = (): SaveOutcome => ({ kind: 'answered', said: this.server.save(save) })
    if (this.way === 'lost') return Promise.resolve(UNREACHABLE)
    if (this.way === 'slow')
      return new Promise((resolve) => {
        this.onTheWay.push(() => resolve(done()))
      })
    const outcome = done()
    if (this.way === 'doubled') this.onTheWay.push(() => void this.server.save(save))
    return Promise.resolve(this.way === 'answer lost' ? UNREACHABLE : outcome)
  }

  page(index: number) {
    const page = this.pages[index]
    if (!page) throw new Error('no page')
    return page
  }

  /** Whoever writes looks at the page, and a page that is looked at has heard of the others in its browser. */
  write(index: number): void {
    this.hear(index)
    const { saver } = this.page(index)
    const value = `${index}.${this.over.size}`
    this.over.set(value, saver.of(ITEM).response)
    saver.change(ITEM, value)
  }

  hear(index: number): void {
    const page = this.page(index)
    if (page.stale) page.saver.follow([ITEM])
    page.stale = false
    this.listen()
  }

  async flush(index: number): Promise<void> {
    void this.page(index).saver.flush()
    await vi.advanceTimersByTimeAsync(0)
    this.listen()
  }

  async arrive(): Promise<void> {
    this.onTheWay.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
    this.listen()
  }

  reload(index: number): void {
    const { storage, saver } = this.page(index)
    // What was on its way to the old page does not reach the new one.
    saver.close()
    saver.of = () => ({ response: null, revision: -1, writtenAt: 0, by: '', over: 0, owed: false, sent: [] })
    this.pages[index] = this.open(storage, index)
    this.listen()
  }

  private listen(): void {
    for (const { saver } of this.pages) {
      const { lost } = saver.of(ITEM)
      if (lost !== undefined) this.told.add(lost)
    }
  }

  async settle(): Promise<void> {
    this.way = 'fine'
    while (this.onTheWay.length > 0) await this.arrive()
    for (let round = 0; round < 6; round += 1)
      for (const index of this.pages.keys()) {
        this.page(index).saver.look([{ id: ITEM, ...this.server }])
        await this.hear(index)
        await this.flush(index)
      }
  }

  ancestors(value: Json): Set<Json> {
    const all = new Set<Json>()
    for (let at: Json | undefined = value; at !== undefined && at !== null; at = this.over.get(at))
      all.add(at)
    return all
  }
}

const step = fc.oneof(
  ...[0, 1, 2].flatMap((index) => [
    fc.constant({ act: 'write', index } as const),
    fc.constant({ act: 'hear', index } as const),
    fc.constant({ act: 'flush', index } as const),
    fc.constant({ act: 'reload', index } as const),
  ]),
  fc.constant({ act: 'arrive' } as const),
  fc
    .constantFrom('fine', 'lost', 'answer lost', 'slow', 'doubled')
    .map((way) => ({ act: 'way', way }) as const),
)

describe('with two tabs and another machine, in whatever order', () => {
  it('keeps the answer of whoever saw the newest, and tells of every other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = new World()
        for (const one of steps) {
          if (one.act === 'way') world.way = one.way
          else if (one.act === 'arrive') await world.arrive()
          else if (one.act === 'write') world.write(one.index)
          else if (one.act === 'reload') world.reload(one.index)
          else await world[one.act](one.index)
        }
        await world.settle()
        const { response, overwritten } = world.server
        for (const { saver } of world.pages) expect(saver.of(ITEM)).toMatchObject({ response, owed: false })
        for (const [before, by] of overwritten)
          if (before !== null) expect(world.ancestors(by)).toContain(before)
        const final = world.ancestors(response)
        const told = new Set([...world.told].flatMap((lost) => [...world.ancestors(lost)]))
        for (const value of world.over.keys()) expect(final.has(value) || told.has(value)).toBe(true)
      }),
      { seed: 2026, numRuns: 250 },
    )
  })
})
