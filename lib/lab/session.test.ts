import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type LabAction, LabError, type LabLog } from '@/lib/lab/log'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'

const scenario = {
  objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'given' }, data: { a: '1' } }],
  commands: ['kubectl create deployment api --image=nginx:1.27'],
  files: { 'note.txt': 'hello\n' },
}
const open = (seed = 7) => LabSession.open({ scenario, seed })

const LINES = [
  'kubectl create deployment web --image=nginx:1.27 --replicas=3',
  'kubectl scale deployment web --replicas=1',
  'kubectl run one --image=redis:7 --labels=n=$RANDOM',
  'kubectl delete pod one --wait=false',
  'kubectl get pods | tee pods.txt',
  'for i in 1 2; do kubectl create configmap c$i --from-literal=a=$RANDOM; done',
  'kubectl set image deployment/web nginx=nginx:doesnotexist',
  'nosuchcommand || cd /tmp',
]

/** What a learner may do, and time that passes by itself. */
const step = fc.oneof(
  fc.constantFrom(...LINES).map((text): LabAction => ({ kind: 'line', text })),
  fc.integer({ min: 1, max: 90_000 }).map((ms): LabAction => ({ kind: 'advance', ms })),
  fc.constant<LabAction>({ kind: 'settle' }),
  fc.integer({ min: 1, max: 9_000 }).map((tick) => ({ tick })),
)

async function perform(session: LabSession, steps: (LabAction | { tick: number })[]): Promise<void> {
  for (const one of steps) {
    if ('tick' in one) await session.tick(one.tick)
    else await session.act(one)
  }
}

beforeAll(loadRest, 60_000)

describe('LabSession', () => {
  it('starts from the scenario', async () => {
    const session = await open()
    const { stdout } = await session.act({
      kind: 'line',
      text: 'kubectl get deploy,cm -o name; cat note.txt',
    })
    expect(stdout).toContain('deployment.apps/api\n')
    expect(stdout).toContain('configmap/given\n')
    expect(stdout).toContain('hello\n')
  })

  it('is the same cluster when its log is replayed', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const session = await open()
        await perform(session, steps)
        const log = JSON.parse(JSON.stringify(session.log()))
        const replayed = await replayLog({ scenario, seed: 7, log, confirm: true })
        expect(replayed.cluster.hash()).toBe(session.cluster.hash())
        expect(replayed.workplace.files()).toEqual(session.workplace.files())
        expect(replayed.start.cluster.hash()).toBe(session.start.cluster.hash())
      }),
      { seed: 20261120, numRuns: 12 },
    )
  })

  it('takes the last action back', async () => {
    const session = await open()
    await perform(session, [{ kind: 'line', text: LINES[0] ?? '' }, { tick: 2000 }])
    const before = session.cluster.hash()
    await perform(session, [
      { kind: 'line', text: 'kubectl delete deployment web api; rm note.txt' },
      { tick: 5000 },
    ])
    expect(await session.undo()).toBe(true)
    expect(session.cluster.hash()).toBe(before)
    expect(session.terminal().readFile('note.txt')).toBe('hello\n')
    await session.reset()
    expect(session.cluster.hash()).toBe(session.start.cluster.hash())
    expect(await session.undo()).toBe(false)
  })

  it('takes back what was done, not the size of the window', async () => {
    const session = await open()
    await session.act({ kind: 'line', text: 'echo one > f' })
    await session.act({ kind: 'resize', columns: 120, rows: 40 })
    await session.act({ kind: 'line', text: 'stty size' })
    expect(session.entryCount).toBe(2)
    expect(await session.undo()).toBe(true)
    expect(await session.act({ kind: 'line', text: 'stty size; cat f' })).toMatchObject({
      stdout: '40 120\none\n',
    })
    await session.undo()
    await session.undo()
    expect(session.terminal().readFile('f')).toBeUndefined()
    const log = session.log()
    const again = await replayLog({ scenario, seed: 7, log, confirm: true })
    expect(again.cluster.hash()).toBe(session.cluster.hash())
  })

  it('keeps keys that one program reads at a moment as one entry', async () => {
    const session = await open()
    await session.act({ kind: 'line', text: 'vi f' })
    for (const text of ['i', 'h', 'e', 'y', '\x1b', ':', 'w', 'q', '\r'])
      await session.act({ kind: 'keys', text })
    expect(session.terminal().mode).toBe('prompt')
    const { entries } = session.log()
    expect(entries.map((entry) => ('text' in entry ? entry.text : entry.kind))).toEqual([
      'vi f',
      'ihey\x1b:wq\r',
    ])
    const replayed = await replayLog({ scenario, seed: 7, log: session.log(), confirm: true })
    expect(replayed.workplace.find(0)?.readFile('f')).toBe('hey\n')
    await session.undo()
    expect(session.terminal().mode).toBe('keys')
    await session.act({ kind: 'resize', columns: 100, rows: 30 })
    await session.reset()
    expect((await session.act({ kind: 'line', text: 'stty size' })).stdout).toBe('30 100\n')
  })

  it('is bounded', async () => {
    const session = await LabSession.open({
      scenario: {},
      seed: 1,
      limits: { entries: 2, virtualMs: 100_000 },
    })
    await expect(session.act({ kind: 'advance', ms: 200_000 })).rejects.toEqual(new LabError('time-spent'))
    await session.act({ kind: 'line', text: 'echo a' })
    await expect(session.act({ kind: 'line', text: 'echo b' })).rejects.toMatchObject({ code: 'log-full' })
  })

  it.each([
    ['no log', 'x'],
    ['another version', { version: 2, entries: [] }],
    ['a gap', { version: 1, entries: [{ seq: 1, at: 0, tty: 0, kind: 'settle' }] }],
    ['time that runs backwards', { version: 1, entries: [{ seq: 0, at: 0, tty: 0, kind: 'settle' }] }],
    [
      'too long a line',
      { version: 1, entries: [{ seq: 0, at: 0, tty: 0, kind: 'line', text: 'x'.repeat(99_999) }] },
    ],
  ])('refuses %s', async (_, log) => {
    await expect(replayLog({ scenario: {}, seed: 1, log })).rejects.toMatchObject({ code: 'log-invalid' })
  })

  describe('confirms what was seen', () => {
    const lines = ['kubectl get pods -w &', 'kubectl create deployment web --image=nginx', 'kubectl get pods']
    let log: LabLog

    beforeAll(async () => {
      const session = await open()
      for (const text of lines) {
        await session.act({ kind: 'line', text })
        for (let ticks = 0; ticks < 20; ticks++) await session.tick(173)
      }
      await session.act({ kind: 'line', text: 'less /etc/hosts' })
      for (const text of ['j', 'k', 'q']) await session.act({ kind: 'keys', text })
      log = session.log()
    })

    const replay = (changed: LabLog) => replayLog({ scenario, seed: 7, log: changed, confirm: true })
    const edited = (change: (entries: LabLog['entries']) => LabLog['entries']): LabLog => ({
      ...log,
      entries: change(log.entries).map((entry, seq) => ({ ...entry, seq })),
    })

    it('as it was', async () => {
      expect((await replay(log)).log).toEqual(log)
    })

    it.each<[string, number, () => LabLog]>([
      ['a line left out', 0, () => edited(([, ...rest]) => rest)],
      [
        'a line put in',
        1,
        () => edited(([a, b, ...rest]) => [a, { ...b, text: 'true' }, b, ...rest] as never),
      ],
      ['another line', 1, () => edited(([a, b, ...rest]) => [a, { ...b, text: 'true' }, ...rest] as never)],
      [
        'another time',
        1,
        () => edited(([a, b, c, ...rest]) => [a, b, { ...c, at: (c?.at ?? 0) - 3000 }, ...rest] as never),
      ],
      ['digests left out', 0, () => edited((all) => all.map(({ seen: _, ...entry }) => entry) as never)],
      ['another end', 4, () => ({ ...log, seen: '0'.repeat(16) })],
    ])('not with %s', async (_what, seq, change) => {
      await expect(replay(change())).rejects.toMatchObject({ code: 'log-unconfirmed', params: { seq } })
    })
  })
})
