import { describe, expect, it, vi } from 'vitest'
import { LabSession } from '@/lib/lab/session'

const network = vi.hoisted(() => ({ isDown: false }))

vi.mock('@/lib/cluster/rest', async (original) => {
  if (network.isDown) throw new TypeError('Failed to fetch dynamically imported module')
  return original()
})

describe('a session whose network goes', () => {
  it('cannot start from a scenario', async () => {
    network.isDown = true
    const open = LabSession.open({ scenario: { commands: ['kubectl create namespace a'] }, seed: 1 })
    await expect(open).rejects.toMatchObject({ code: 'not-loaded' })
  })

  it('reads what is there, refuses the rest, and goes on where it stopped', async () => {
    network.isDown = true
    const session = await LabSession.open({ scenario: {}, seed: 1 })
    const read = await session.act({ kind: 'line', text: 'kubectl get pods -n kube-system -o wide' })
    expect(read).toMatchObject({ exitCode: 0 })
    expect(read.stdout).toContain('coredns')
    await session.tick(60_000)

    const before = session.log()
    const lost = { code: 'not-loaded' }
    for (const text of [
      'kubectl create namespace a',
      'ls',
      'kubectl get --raw=/version',
      'kubectl get pods | cat',
    ])
      await expect(session.act({ kind: 'line', text })).rejects.toMatchObject(lost)
    await expect(session.act({ kind: 'settle' })).rejects.toMatchObject(lost)
    expect(session.log()).toEqual(before)

    network.isDown = false
    const { stdout } = await session.act({ kind: 'line', text: 'kubectl create namespace a' })
    expect(stdout).toBe('namespace/a created\n')
  })

  it('fetches add-ons with a scenario that names one', { timeout: 30_000 }, async () => {
    network.isDown = false
    const scenario = { cluster: { addons: ['metrics-server'] } }
    const session = await LabSession.open({ scenario, seed: 1 })
    const { stdout } = await session.act({ kind: 'line', text: 'kubectl top nodes --no-headers | wc -l' })
    expect(stdout.trim()).toBe('3')
  })
})
