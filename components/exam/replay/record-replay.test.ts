import { beforeAll, describe, expect, it } from 'vitest'
import { InlinePort } from '@/lib/lab/inline-port'
import type { LabEntry, LabLog } from '@/lib/lab/log'
import { packStart } from '@/lib/lab/packed-start'
import { LabSession } from '@/lib/lab/session'
import { startLab } from '@/lib/lab/start'
import { loadRest } from '@/lib/shell/rest'
import { type ReplayOf, type ReplayStep, recordReplay } from './record-replay'
import { actsOfLog, actsOfScript, keysText } from './replay-step'
import { screenSize, screenText, shownTerminal } from './screen-text'

const SEED = 7
const SCENARIO = { examHost: 'cka4107' }
let start: { snapshot: string }

beforeAll(async () => {
  await loadRest()
  start = { snapshot: packStart(await startLab(SCENARIO, SEED)) }
}, 60_000)

async function record(of: Omit<ReplayOf, 'start' | 'seed'>): Promise<ReplayStep[]> {
  const steps: ReplayStep[] = []
  await recordReplay(new InlinePort(), { start, seed: SEED, ...of }, (step) => steps.push(step))
  return steps
}

const plain = (text: string) => text.replace(/\x1b\[[\d;?]*[A-Za-z]/g, '').replaceAll('\r\n', '\n')

/** A learner who logs in, makes a Deployment, edits a file in vi, and waits. */
async function learnerLog(): Promise<{ log: LabLog; session: LabSession }> {
  const session = await LabSession.open({ scenario: start, seed: SEED })
  await session.act({ kind: 'resize', columns: 90, rows: 20 })
  await session.act({ kind: 'line', text: 'ssh cka4107' })
  await session.tick(4_000)
  await session.act({ kind: 'line', text: 'kubectl create deployment web --image=nginx:1.27' })
  await session.tick(20_000)
  await session.act({ kind: 'line', text: 'vi notes.txt' })
  for (const key of ['i', 'h', 'i', '\x1b', ':wq\r']) await session.act({ kind: 'keys', text: key })
  await session.act({ kind: 'line', text: 'cat notes.txt' })
  await session.tick(90_000)
  return { log: session.log(), session }
}

describe('a learner’s replay', () => {
  let steps: ReplayStep[]
  let learner: Awaited<ReturnType<typeof learnerLog>>
  beforeAll(async () => {
    learner = await learnerLog()
    steps = await record({ acts: actsOfLog(learner.log), until: learner.log.until })
  }, 60_000)

  it('has the start and a step for each act; keys into one program are one', () => {
    expect(steps.map(({ act }) => act && [act.kind, act.typed])).toEqual([
      undefined,
      ['line', 'ssh cka4107'],
      ['line', 'kubectl create deployment web --image=nginx:1.27'],
      ['line', 'vi notes.txt'],
      ['keys', 'ihiEsc:wq⏎'],
      ['line', 'cat notes.txt'],
    ])
  })

  it('takes the time that the learner took, up to the end of the log', () => {
    const began = (kind: LabEntry['kind'], text = '') =>
      learner.log.entries.find((one) => one.kind === kind && (!('text' in one) || one.text.startsWith(text)))
        ?.at
    const acts = [began('line', 'ssh'), began('line', 'kubectl'), began('line', 'vi'), began('keys')]
    expect(steps.slice(1, 5).map(({ at }) => at)).toEqual(acts)
    expect((acts[2] ?? 0) - (acts[1] ?? 0)).toBeGreaterThanOrEqual(20_000)
    expect(steps.at(-1)?.picture?.now).toBe(learner.log.until)
    expect((learner.log.until ?? 0) - (acts[3] ?? 0)).toBeGreaterThanOrEqual(90_000)
  })

  it('shows what the learner saw', () => {
    const screen = plain(screenText(steps, 2))
    expect(screen).toContain('ssh cka4107\n')
    expect(screen).toMatch(
      /root@cka4107:~# kubectl create deployment web --image=nginx:1.27\ndeployment.apps\/web created\nroot@cka4107:~# $/,
    )
    expect(plain(screenText(steps, 5))).toMatch(/cat notes.txt\nhi\n.*# $/)
    expect(screenSize(learner.log)).toEqual({ columns: 90, rows: 20 })
  })

  it('has the cluster as it was at each step', () => {
    const web = (step: ReplayStep | undefined) =>
      step?.picture?.pods.filter(({ namespace }) => namespace === 'default').map(({ mood }) => mood)
    expect(web(steps[1])).toEqual([])
    expect(web(steps[2])).not.toEqual(['good'])
    expect(web(steps[3])).toEqual(['good'])
    expect(web(steps.at(-1))).toEqual(['good'])
  })
})

describe('the reference', () => {
  const script = [
    'ssh cka4107',
    'cat <<EOF | kubectl apply -f -',
    'apiVersion: v1',
    'kind: Namespace',
    'metadata: { name: shop }',
    'EOF',
    'sleep 30',
    'kubectl create deployment web --image=nginx:1.27 -n shop',
  ]

  it('is typed line by line, each when the shell is ready, and ends in quiet', async () => {
    const steps = await record({ acts: actsOfScript(script), settles: true })
    expect(steps).toHaveLength(script.length + 1)
    const screen = plain(screenText(steps, steps.length - 1))
    expect(screen).toContain('\n> metadata: { name: shop }\n> EOF\nnamespace/shop created\n')
    expect(screen).toMatch(/deployment.apps\/web created\n.*# $/)
    const slept = (steps[8]?.at ?? 0) - (steps[7]?.at ?? 0)
    expect(slept).toBeGreaterThanOrEqual(30_000)
    expect(slept).toBeLessThan(36_000)
    const pods = steps.at(-1)?.picture?.pods.filter(({ namespace }) => namespace === 'shop')
    expect(pods?.map(({ mood }) => mood)).toEqual(['good'])
  }, 60_000)

  it('stops when nobody looks on any more', async () => {
    const abort = new AbortController()
    const steps: ReplayStep[] = []
    const ended = recordReplay(
      new InlinePort(),
      { start, seed: SEED, acts: actsOfScript(script) },
      (step) => {
        steps.push(step)
        if (steps.length === 3) abort.abort()
      },
      abort.signal,
    )
    await expect(ended).rejects.toMatchObject({ code: 'engine-stopped' })
    expect(steps).toHaveLength(3)
  })
})

it.each([
  ['ihi\x1b:wq\r', 'ihiEsc:wq⏎'],
  ['\x03', 'Ctrl+C'],
  ['\x1b[Aq', '↑q'],
  ['a\x7f\x02', 'a⌫'],
])('names the keys %j as %s', (keys, text) => expect(keysText(keys)).toBe(text))

it('joins what follows in the same terminal only', () => {
  const keys = (seq: number, tty: number, text: string): LabEntry => ({ kind: 'keys', seq, at: 0, tty, text })
  const acts = actsOfLog({ entries: [keys(0, 0, 'a'), keys(1, 1, 'b'), keys(2, 1, 'c')] })
  expect(acts.map(({ tty, typed }) => [tty, typed])).toEqual([
    [0, 'a'],
    [1, 'bc'],
  ])
})

it('looks at the terminal in which something was done last', () => {
  const step = (tty: number | undefined): ReplayStep => ({
    act: tty === undefined ? undefined : { kind: 'line', typed: '', tty, entries: [] },
    ...{ at: 0, printed: [{ tty: tty ?? 0, text: `from ${tty}` }], prompts: [], picture: undefined },
  })
  const steps = [step(undefined), step(1), step(0)]
  expect([0, 1, 2].map((at) => shownTerminal(steps, at))).toEqual([0, 1, 0])
  expect(screenText(steps, 1)).toBe('from 1')
})

it('what is done to files beside the terminal is told by name', () => {
  const head = { at: 0, tty: 0, seen: '' }
  const acts = actsOfLog({
    entries: [
      { ...head, seq: 0, kind: 'write', path: '/root/a', text: 'x' },
      { ...head, seq: 1, kind: 'move', path: '/root/a', to: '/root/b' },
      { ...head, seq: 2, kind: 'remove', path: '/root/b' },
    ],
  })
  expect(acts.map(({ kind, typed }) => [kind, typed])).toEqual([
    ['write', '/root/a'],
    ['move', '/root/a → /root/b'],
    ['remove', '/root/b'],
  ])
})
