import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { MOST_TERMINALS } from '@/lib/shell/most-terminals'
import { loadRest } from '@/lib/shell/rest'

const open = () => LabSession.open({ scenario: {}, seed: 3 })
const line = async (session: LabSession, text: string, tty = 0) =>
  (await session.act({ kind: 'line', text }, tty)).stdout

const numbers = ({ workplace }: LabSession) => workplace.terminals.map(({ number }) => number)

beforeAll(loadRest, 60_000)

describe('several terminals', () => {
  it('share machine and cluster, and have a shell each', async () => {
    const session = await open()
    await line(session, 'A=1; mkdir d; cd d; echo hi > f')
    const other = await session.openTerminal()
    expect(other).toBe(1)
    expect(await line(session, 'tty; echo "[$A]"; pwd; cat d/f', other)).toBe('/dev/pts/1\n[]\n/root\nhi\n')
    await line(session, 'kubectl run web --image=nginx:1.27', other)
    expect(await line(session, 'echo $A; kubectl get pods -o name')).toBe('1\npod/web\n')
  })

  it('let one follow what another does', async () => {
    const session = await open()
    await line(session, 'kubectl get pods -w')
    const other = await session.openTerminal()
    await line(session, 'kubectl run web --image=nginx:1.27', other)
    expect(session.terminal(0).mode).toBe('follows')
    expect(session.terminal(0).take()).toMatch(/web +0\/1 +Pending/)
    expect(session.terminal(other).mode).toBe('prompt')
    await session.act({ kind: 'keys', text: '\x03' }, 0)
    expect(session.terminal(0).mode).toBe('prompt')
  })

  it('go on while another waits', async () => {
    const session = await open()
    await line(session, 'sleep 300; echo rested')
    expect(session.terminal(0).mode).toBe('busy')
    const other = await session.openTerminal()
    expect(await line(session, 'sleep 30; echo mine', other)).toBe('mine\n')
    expect(session.terminal(0).mode).toBe('busy')
    const { stdout } = await session.act({ kind: 'advance', ms: 300_000 })
    expect(stdout).toBe('rested\n')
  })

  it('end what runs in one that is closed, but for what does not hang on it', async () => {
    const session = await open()
    const other = await session.openTerminal()
    await line(session, 'nohup sleep 1000 > /dev/null 2>&1 & sleep 2000', other)
    await session.act({ kind: 'close' }, other)
    expect(numbers(session)).toEqual([0])
    expect(await line(session, 'pgrep -a sleep | cut -d" " -f2-')).toBe('sleep 1000\n')
    expect(await session.openTerminal()).toBe(2)
  })

  it('stop what does too much where it runs, and nowhere else', async () => {
    const session = await open()
    await line(session, 'sleep 70; while true; do :; done')
    const other = await session.openTerminal()
    await line(session, 'sleep 40', other)
    expect(await line(session, 'sleep 40; echo mine', other)).toBe('mine\n')
    expect(session.terminal(0).take()).toBe('bash: stopped: more work than one line may do\n\n')
    expect(session.terminal(0).mode).toBe('prompt')
  })

  it('refuse one too many, a wrong number, and to close the only one', async () => {
    const session = await open()
    await expect(session.act({ kind: 'close' })).rejects.toMatchObject({ code: 'log-invalid' })
    await expect(session.act({ kind: 'open' }, 5)).rejects.toMatchObject({ code: 'log-invalid' })
    for (let count = 1; count < MOST_TERMINALS; count++) await session.openTerminal()
    await expect(session.openTerminal()).rejects.toMatchObject({ code: 'terminals-full' })
    await expect(line(session, 'true', 50)).rejects.toMatchObject({ code: 'log-invalid' })
  })

  it('stay when an action is taken back, and are one again after a reset', async () => {
    const session = await open()
    const other = await session.openTerminal()
    await line(session, 'kubectl create namespace shop', other)
    expect(session.entryCount).toBe(1)
    await session.undo()
    expect(numbers(session)).toEqual([0, 1])
    expect(await line(session, 'kubectl get namespace shop', other)).toContain('NotFound')
    await session.reset()
    expect(numbers(session)).toEqual([0])
  })

  const act = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(
        fc.constantFrom(
          'echo $$',
          'sleep 20 &',
          'cd /tmp',
          'kubectl get pods -w',
          'kubectl run p$RANDOM --image=nginx:1.27',
        ),
        fc.nat(3),
      ),
    },
    { weight: 1, arbitrary: fc.constant('open' as const) },
    { weight: 1, arbitrary: fc.nat(3) },
    { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 1, max: 40_000 }) }) },
  )

  it('are the same when their log is replayed', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const session = await open()
        const some = (at: number) => numbers(session)[at % numbers(session).length] ?? 0
        for (const one of acts) {
          if (one === 'open') await session.openTerminal().catch(() => undefined)
          else if (typeof one === 'number')
            await session.act({ kind: 'close' }, some(one)).catch(() => undefined)
          else if ('ms' in one) await session.act({ kind: 'advance', ms: one.ms })
          else await line(session, one[0], some(one[1]))
        }
        const log = JSON.parse(JSON.stringify(session.log()))
        const replayed = await replayLog({ scenario: {}, seed: 3, log, confirm: true })
        expect(replayed.cluster.hash()).toBe(session.cluster.hash())
        expect(replayed.workplace.printed).toBe(session.workplace.printed)
      }),
      { seed: 20261123, numRuns: 25 },
    )
  })
})
