import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Cluster, ClusterOptions } from '@/lib/cluster/create-cluster'
import { packBoot } from '@/lib/cluster/pack-boot'
import { packPlain } from '@/lib/cluster/sim/pack'
import { fetchBoot } from '@/lib/lab/prebuilt'
import { engineSources } from '@/scripts/engine-sources.mjs'
import { generateBoot } from '@/scripts/generate-boot.mjs'
import { kubectl } from './kubectl'

const TWO = [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }]
const LATER = 1_830_000_000_000

const OPTIONS: [string, ClusterOptions][] = [
  ['the default', {}],
  ['two nodes', { nodes: TWO }],
  ['nothing in kube-system', { emptySystem: true }],
  ['another time', { now: LATER }],
  ['an add-on', { addons: ['gateway-api'] }],
]

const LINES = [
  'create deployment web --image=nginx:1.27 --replicas=3',
  'expose deployment web --port=80',
  'delete pod -n kube-system -l k8s-app=kube-dns --wait=false',
  'drain worker-1 --ignore-daemonsets',
  'create token default',
  'get events -A',
  'get pods -A -o yaml --show-managed-fields',
]

/** An engine that nothing was asked of, with a boot made ahead or without. */
async function engine(text?: string): Promise<(options: ClusterOptions) => Cluster> {
  vi.resetModules()
  const { createCluster } = await import('@/lib/cluster/cluster')
  if (text !== undefined) (await import('@/lib/cluster/prebuilt-boot')).installBoot(text)
  return createCluster
}

/** What is frozen, in the order of a walk through all of it. */
function frozenParts(value: unknown, seen = new Set<object>()): string {
  if (value === null || typeof value !== 'object' || seen.has(value)) return ''
  seen.add(value)
  const parts = Object.values(value).map((part) => frozenParts(part, seen))
  return `${Object.isFrozen(value) ? 'f' : '-'}${parts.join('')}`
}

/** As data, down to the order of keys. */
function expectEqual(one: Cluster, other: Cluster): void {
  const [a, b] = [one.snapshot(), other.snapshot()]
  expect(one.hash()).toBe(other.hash())
  expect(a).toStrictEqual(b)
  expect(JSON.stringify(a) === JSON.stringify(b), 'the order of keys').toBe(true)
}

/** Down to what is one object in two places. */
function expectAlike(one: Cluster, other: Cluster): void {
  expectEqual(one, other)
  const [a, b] = [one.snapshot(), other.snapshot()]
  expect(packPlain(a) === packPlain(b), 'what is shared').toBe(true)
  expect(frozenParts(a) === frozenParts(b), 'what is frozen').toBe(true)
}

/** What the two answer, and what becomes of them, step by step. */
function expectToLiveAlike(one: Cluster, other: Cluster): void {
  for (const line of LINES) {
    expect(kubectl(one, line.split(' ')), line).toEqual(kubectl(other, line.split(' ')))
    expect(one.hash(), line).toBe(other.hash())
  }
  for (const cluster of [one, other]) {
    cluster.stopComponent('kubelet/worker-1')
    cluster.advance(10 * 60_000)
    cluster.startComponent('kubelet/worker-1')
    cluster.settle()
  }
  expectEqual(one, other)
}

describe('a boot made ahead', () => {
  it.each(OPTIONS)('is the boot: %s', { timeout: 60_000 }, async (_, options) => {
    const booted = await engine()
    const read = await engine(packBoot('0', options))
    for (const seed of [1, 7]) expectAlike(read({ ...options, seed }), booted({ ...options, seed }))
  })

  it.each(OPTIONS.slice(0, 2))('lives as one that booted: %s', { timeout: 60_000 }, async (_, options) => {
    const booted = await engine()
    const read = await engine(packBoot('0', options))
    expectToLiveAlike(read({ ...options, seed: 3 }), booted({ ...options, seed: 3 }))
  })

  it('is not used for other options', { timeout: 60_000 }, async () => {
    const read = await engine(packBoot('0', { nodes: TWO }))
    const booted = await engine()
    expectAlike(read({}), booted({}))
    expectAlike(read({ nodes: TWO, now: LATER }), booted({ nodes: TWO, now: LATER }))
  })
})

describe('the generated file', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it('is what the sources make, word for word', { timeout: 60_000 }, async () => {
    await generateBoot()
    const { boot } = await import('@/lib/generated/boot/default')
    expect(boot === packBoot(engineSources())).toBe(true)
  })

  it('is handed out to a build of the same sources only', async () => {
    expect(await fetchBoot()).toBeUndefined()
    vi.stubEnv('ENGINE_SOURCES', 'f'.repeat(32))
    expect(await fetchBoot()).toBeUndefined()
    vi.stubEnv('ENGINE_SOURCES', engineSources())
    expect(await fetchBoot()).toMatch(/^[0-9a-f]{32}\n\[/)
  })
})
