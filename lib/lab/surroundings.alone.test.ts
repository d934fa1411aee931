import { describe, expect, it, vi } from 'vitest'
import { InlinePort } from '@/lib/lab/inline-port'
import { LabClient, type LabView } from '@/lib/lab/lab-client'

const network = vi.hoisted(() => ({ isDown: true, refused: 0 }))

vi.mock('@/lib/lab/picture/surroundings', async (original) => {
  if (network.isDown) {
    network.refused += 1
    throw new TypeError('Failed to fetch dynamically imported module')
  }
  return original()
})

const WAIT = { timeout: 20_000 }

describe('a picture whose parts come late', () => {
  it('has nodes and Pods until they have come, and asks for them again when the network was gone', async () => {
    const views: LabView[] = []
    const on = { picture: (view: LabView) => views.push(view), print: () => undefined, stop: vi.fn() }
    const client = new LabClient(new InlinePort(), on)
    await client.start({}, 1)
    await client.line('kubectl get nodes')
    await vi.waitFor(() => expect(network.refused).toBeGreaterThan(0), WAIT)
    expect(views.at(-1)?.picture.nodes).toHaveLength(3)
    expect(views.at(-1)?.picture.services).toEqual([])
    network.isDown = false
    await client.line('kubectl get nodes')
    await vi.waitFor(
      () => expect(views.at(-1)?.picture.services.map(({ name }) => name)).toContain('kube-dns'),
      WAIT,
    )
    expect(on.stop).not.toHaveBeenCalled()
  })
})
