import { beforeAll, expect, it } from 'vitest'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { installRest } from '@/lib/cluster/rest'
import type { Snapshot } from '@/lib/cluster/scheduler/framework'
import { newMemory } from '@/lib/cluster/scheduler/memory'
import { frameworkOf } from '@/lib/cluster/scheduler/profile'
import { scheduleOne } from '@/lib/cluster/scheduler/schedule-one'
import { type PodOptions, testNode, testPod, testWorld } from '@/lib/cluster/scheduler/scheduler-fixture'
import { assume } from '@/lib/cluster/scheduler/snapshot'
import { nextInt, type RngState } from '@/lib/cluster/sim/rng'

beforeAll(installRest)

const rng: RngState = { s: 5 }
const pick = <T>(...items: T[]): T => items[nextInt(rng, items.length)] as T

const node = (name: string) =>
  testNode(name, {
    labels: pick<Record<string, string>>(
      {},
      { disk: 'ssd' },
      { 'topology.kubernetes.io/zone': pick('a', 'b') },
    ),
    spec: pick(
      {},
      {},
      { unschedulable: true },
      { taints: [{ key: 'k', effect: pick('NoSchedule', 'PreferNoSchedule') }] },
    ),
    allocatable: { cpu: pick('1', '4'), pods: pick('3', '110') },
    images: pick([], [{ names: ['nginx:1.27'], sizeBytes: 200_000_000 }]),
  })

const hard = (labels: object) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [
    { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
  ],
})

const SPECS: PodOptions['spec'][] = [
  {},
  { tolerations: [{ key: 'k', operator: 'Exists' }] },
  { nodeSelector: { disk: 'ssd' } },
  { affinity: { podAntiAffinity: hard({ app: 'b' }) } } as PodOptions['spec'],
  { containers: [{ name: 'c', image: 'busybox', ports: [{ containerPort: 80, hostPort: 80 }] }] },
]

const service = { metadata: { name: 's', namespace: 'default' }, spec: { selector: { app: 'a' } } }

it('chooses as a scheduler does that remembers nothing', () => {
  const framework = frameworkOf({ schedulerName: 'default-scheduler' })
  for (let round = 0; round < 20; round++) {
    const nodes = Array.from({ length: pick(5, 130) }, (_, i) => node(`n${i}`))
    const [plain, knowing] = [0, 0].map(() => testWorld(nodes, [], { services: [service] })) as [
      Snapshot,
      Snapshot,
    ]
    Object.assign(knowing, { memory: newMemory(knowing.nodes), withAffinity: new Set() })
    const starts = [{ nextNode: 0 }, { nextNode: 0 }]
    for (let i = 0; i < 60; i++) {
      const requests = pick<Record<string, string>>({}, { cpu: '200m' }, { memory: '1Gi' })
      const pod = testPod(`p${i}`, { labels: { app: pick('a', 'b') }, requests, spec: pick(...SPECS) })
      const chance = nextInt(rng, 1000) / 1000
      const ctx = {
        now: () => 0,
        random: () => chance,
        record: () => {},
        client: { patch: () => {} },
        lister: { list: () => [] },
      }
      const [alone, remembering] = [plain, knowing].map((world, of) =>
        scheduleOne(
          ctx as unknown as ComponentContext,
          framework,
          pod,
          world,
          starts[of] as { nextNode: number },
        ),
      )
      expect(remembering?.decision).toEqual(alone?.decision)
      expect(remembering?.rejectedBy).toEqual(alone?.rejectedBy)
      for (const [world, attempt] of [
        [plain, alone],
        [knowing, remembering],
      ] as const)
        if (attempt?.info) assume(world, attempt.info, pod)
    }
  }
})
