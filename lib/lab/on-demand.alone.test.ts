import { describe, expect, it, vi } from 'vitest'
import { LabSession } from '@/lib/lab/session'

const network = vi.hoisted(() => ({ isDown: false }))

vi.mock('@/lib/cluster/kubelet/images/databases/databases', async (original) => {
  if (network.isDown) throw new TypeError('Failed to fetch dynamically imported module')
  return original()
})

const line = (text: string) => ({ kind: 'line', text }) as const
/** No word of it tells what it will run. */
const HIDDEN = 'I=red; kubectl run r --image=$I""is; X=j; echo [1] | $X""q -cM .; sleep 20'

describe('a session that misses code in the midst of an action', () => {
  it('does it again when the code is there, and leaves out what could not be fetched', async () => {
    const session = await LabSession.open({ scenario: {}, seed: 1 })
    await session.act(line('kubectl create namespace a; echo x > file'))
    const before = session.log()
    network.isDown = true
    await expect(session.act(line(HIDDEN))).rejects.toMatchObject({ code: 'not-loaded' })
    expect(session.log()).toEqual(before)

    network.isDown = false
    const { stdout } = await session.act(line(HIDDEN))
    expect(stdout).toBe('pod/r created\n[1]\n')
    expect(session.log().entries).toHaveLength(2)
    await session.act(line('kubectl wait --for=condition=Ready pod/r'))
    const { stdout: pong } = await session.act(line('cat file; kubectl exec r -- sh -c "redis-cli ping"'))
    expect(pong).toBe('x\nPONG\n')

    const again = await LabSession.open({ scenario: {}, seed: 1 })
    await again.replay(session.log())
    expect(again.cluster.hash()).toBe(session.cluster.hash())
  })
})
