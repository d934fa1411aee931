import { beforeAll, describe, expect, it } from 'vitest'
import { takePicture } from '@/lib/lab/picture'
import { awaitAll } from '@/lib/lab/rest'
import { LabSession } from '@/lib/lab/session'
import { isStartingPoint, STARTING_POINTS, type StartingPoint } from '@/lib/lab/starting-points'

beforeAll(awaitAll, 60_000)

async function pictureOf(name: StartingPoint) {
  const session = await LabSession.open({ scenario: STARTING_POINTS[name], seed: 1 })
  const { stdout } = await session.act({ kind: 'line', text: 'kubectl get nodes --no-headers' })
  return { picture: takePicture(session.cluster), nodes: stdout.trim().split('\n') }
}

describe('the starting points', () => {
  it.each([
    ['three-nodes', 3, 1],
    ['single', 1, 1],
    ['ha', 5, 3],
    ['broken', 3, 1],
  ] as const)('%s has %i nodes, %i of them control planes', async (name, count, controlPlanes) => {
    const { nodes } = await pictureOf(name)
    expect(nodes).toHaveLength(count)
    expect(nodes.filter((line) => line.includes('control-plane ')).length).toBe(controlPlanes)
  })

  it('all but the broken one are well', async () => {
    for (const name of ['three-nodes', 'single', 'ha'] as const) {
      const { picture } = await pictureOf(name)
      expect(picture.pods.filter(({ mood }) => mood !== 'good').map((pod) => pod.name)).toEqual([])
      expect(picture.nodes.filter(({ ready }) => !ready)).toEqual([])
    }
  })

  it('the broken one has four troubles of its own', async () => {
    const { picture } = await pictureOf('broken')
    expect(picture.nodes.filter(({ ready }) => !ready).map(({ name }) => name)).toEqual(['worker-2'])
    const bad = picture.pods.filter(({ namespace, mood }) => namespace === 'shop' && mood === 'bad')
    expect(
      bad.some(({ name, status }) => name.startsWith('cart-') && status === 'CreateContainerConfigError'),
    ).toBe(true)
    const { loadSurroundings } = await import('@/lib/lab/picture')
    await loadSurroundings()
    const again = (await pictureOf('broken')).picture
    expect(again.services.find(({ name }) => name === 'web')?.backends).toEqual([])
    expect(again.claims).toMatchObject([{ name: 'orders', phase: 'Pending' }])
  })

  it('knows their names', () => {
    expect(isStartingPoint('ha')).toBe(true)
    expect(isStartingPoint('toString')).toBe(false)
    expect(isStartingPoint(undefined)).toBe(false)
  })
})
