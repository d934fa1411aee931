import { feasibleNodes, labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { podWith } from '@/lib/goal/manifests'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3'] as const
type Worker = (typeof workers)[number]
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name, cpu: '4', memory: '8Gi' }))] }

const faults = ['cordoned', 'tainted', 'full', 'other-disk'] as const
type Fault = (typeof faults)[number]

interface Drawn {
  /** Volumes, each with the value of the label that its nodes have. */
  volumes: { key: 'host' | 'zone'; value: string }[]
  zones: Record<Worker, string>
  faults: Partial<Record<Worker, Fault>>
  /** The Pod tolerates the taint. */
  tolerates: boolean
}

const taint = { key: 'repair', value: 'now', effect: 'NoSchedule' as const }
const label = (key: 'host' | 'zone') => (key === 'host' ? 'kubernetes.io/hostname' : 'zone')

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const zones = Object.fromEntries(
    rng.shuffle(workers).map((name, i) => [name, i < 2 ? 'a' : 'b']),
  ) as Record<Worker, string>
  const host = () => ({ key: 'host' as const, value: rng.pick(workers) })
  const zone = () => ({ key: 'zone' as const, value: rng.pick(['a', 'a', 'b']) })
  const first = zone()
  const pool = faults.slice(0, difficulty === 1 ? 2 : 4)
  const count = difficulty === 1 ? rng.int(1, 2) : rng.int(1, difficulty === 4 ? 3 : 2)
  const struck = rng.sample(workers, Math.min(count, 3))
  return {
    volumes:
      difficulty <= 2 ? [host()] : difficulty === 3 ? [zone()] : [first, rng.chance(0.3) ? host() : first],
    zones,
    faults: Object.fromEntries(struck.map((name) => [name, rng.pick(pool)])),
    tolerates: difficulty >= 2 && rng.chance(0.4),
  }
}

const objectsOf = ({ volumes }: Drawn): Manifest[] =>
  volumes.flatMap(({ key, value }, i) => {
    const name = `data-${i + 1}`
    const size = { storage: '5Gi' }
    const expression = { key: label(key), operator: 'In', values: [value] }
    return [
      {
        ...{ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name } },
        spec: {
          ...{ capacity: size, accessModes: ['ReadWriteOnce'], storageClassName: 'local' },
          ...{ local: { path: '/srv/data' }, claimRef: { name, namespace: 'default' } },
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } },
        },
      },
      {
        ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name } },
        spec: {
          ...{ accessModes: ['ReadWriteOnce'], storageClassName: 'local', volumeName: name },
          resources: { requests: size },
        },
      },
    ]
  })

function podOf({ volumes, tolerates, faults: struck }: Drawn): Manifest {
  const names = volumes.map((_, i) => `data-${i + 1}`)
  return podWith('store', {
    ...(Object.values(struck).includes('other-disk') ? { nodeSelector: { disk: 'ssd' } } : {}),
    ...(tolerates ? { tolerations: [{ key: 'repair', operator: 'Exists' }] } : {}),
    containers: [
      {
        ...{ name: 'app', image: 'redis:7.4', resources: { requests: { cpu: '1500m' } } },
        volumeMounts: names.map((name) => ({ name, mountPath: `/${name}` })),
      },
    ],
    volumes: names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
  })
}

const labelsOf = ({ zones, faults: struck }: Drawn, name: Worker) => ({
  zone: zones[name],
  disk: struck[name] === 'other-disk' ? 'hdd' : 'ssd',
})

function stageFor(drawn: Drawn): Stage {
  const stage = openSchedulingStage(cluster)
  labelNodes(stage, Object.fromEntries(workers.map((name) => [name, labelsOf(drawn, name)])))
  for (const [name, fault] of Object.entries(drawn.faults)) {
    if (fault === 'cordoned') stage.kubectl(`kubectl cordon ${name}`)
    if (fault === 'tainted') stage.patch('nodes', name, { spec: { taints: [taint] } })
    if (fault === 'full') stage.create('pods', busy(name))
  }
  for (const object of objectsOf(drawn))
    stage.create(object.kind === 'PersistentVolume' ? 'persistentvolumes' : 'persistentvolumeclaims', object)
  stage.cluster.advance(20_000)
  return stage
}

const busy = (node: string) =>
  podWith(`busy-${node}`, {
    nodeName: node,
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: '3' } } }],
  })

interface Seen {
  place: Worker | 'pending'
  /** Workers to which the volumes can go: found with nothing else in the way. */
  reachable: Worker[]
}

/** Undefined when several nodes pass: then scores decide, which is another question. */
function observe(drawn: Drawn): Seen | undefined {
  const { feasible } = feasibleNodes(stageFor(drawn), podOf(drawn))
  const free = { ...drawn, faults: {} }
  const { feasible: reachable } = feasibleNodes(stageFor(free), podOf(free))
  const passing = workers.filter((name) => feasible.has(name))
  if (passing.length > 1) return undefined
  return { place: passing[0] ?? 'pending', reachable: workers.filter((name) => reachable.has(name)) }
}

/** Why: what keeps the Pod from the nodes that its volumes reach. */
function reasonFor(drawn: Drawn, { place, reachable }: Seen): string {
  if (reachable.length === 0) return 'volumes-apart'
  const rest = reachable.filter((name) => name !== place)
  if (rest.length === 0) return 'only-the-volume'
  const why = [...new Set(rest.map((name) => drawn.faults[name]))]
  return why.length === 1 ? `rest-${why[0]}` : 'rest-several'
}

export default defineQuestion({
  id: 'follows-its-volume',
  concepts: ['persistent-volumes-and-claims', 'scheduling-overview', 'statefulset-storage-and-backup'],
  levels: [1, 2, 3, 4],
  kinds: ['placement'],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const seen = observe(drawn)
    if (!seen) return undefined
    const { place, reachable } = seen
    // As often as not somewhere else is a node with nothing against it.
    const inviting = workers.filter((name) => !drawn.faults[name] && name !== place)
    if (place !== 'pending' && difficulty >= 3 && reachable.length === 1 && rng.chance(0.6)) return undefined
    const right = reasonFor(drawn, seen)
    const all = [
      'only-the-volume',
      'volumes-apart',
      ...faults.map((fault) => `rest-${fault}`),
      'rest-several',
    ]
    const others = rng.sample(
      all.filter((one) => one !== right && (one !== 'volumes-apart' || difficulty === 4)),
      3,
    )
    const shown = rng.shuffle([right, ...others])
    const reasons = reasonsOf(shown.map((key) => ({ key })))
    const places = [...workers, 'pending'] as const
    const options = optionsOf(places.map((one) => (one === 'pending' ? { key: 'pending' } : { code: one })))
    const beliefOf = (one: (typeof places)[number]): string => {
      if (one === 'pending') return 'volume-waits-for-its-node'
      if (!reachable.includes(one))
        return inviting.includes(one) ? 'volume-moves-along' : 'volume-beats-nothing'
      return 'volume-opens-the-node'
    }
    const slips = options.flatMap(({ id }, i): Slip[] => {
      const one = places[i] ?? 'pending'
      return one === place ? [] : [{ misconception: beliefOf(one), option: id, chosen: true }]
    })
    const { feasible: _, refused } = feasibleNodes(stageFor(drawn), podOf(drawn))
    const rows = workers.map((name) => [
      ...[name, drawn.faults[name] === 'cordoned' ? 'Ready,SchedulingDisabled' : 'Ready'],
      ...['4', drawn.faults[name] === 'full' ? '3' : '0'],
      Object.entries(labelsOf(drawn, name))
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
      drawn.faults[name] === 'tainted' ? 'repair=now:NoSchedule' : '<none>',
    ])
    const [volumes, claims] = ['PersistentVolume', 'PersistentVolumeClaim'].map((kind) =>
      objectsOf(drawn).filter((one) => one.kind === kind),
    )
    return {
      kind: 'placement',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'nodes' },
          text: tableOf([['NAME', 'STATUS', 'CPU', 'REQUESTED', 'LABELS', 'TAINTS'], ...rows]),
        },
        { kind: 'yaml', title: { key: 'volumes' }, text: yamlOf(...(volumes ?? [])) },
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(podOf(drawn)) },
      ],
      body: { options, reasons },
      key: {
        option: options[places.indexOf(place)]?.id ?? '',
        reason: reasons[shown.indexOf(right)]?.id ?? '',
      },
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-zone' : 'rule' },
        facts: [
          { key: place === 'pending' ? 'waited' : 'bound', params: { place } },
          ...workers.flatMap((node): Message[] => {
            const why = refused.get(node)
            return why ? [{ key: 'refused', params: { node, ...why } }] : []
          }),
        ],
      },
      scenario: {
        cluster: {
          nodes: [
            controlPlane,
            ...workers.map((name) => ({
              ...{ name, cpu: '4', memory: '8Gi', labels: labelsOf(drawn, name) },
              ...(drawn.faults[name] === 'tainted' ? { taints: [taint] } : {}),
            })),
          ],
        },
        objects: [
          ...workers.filter((name) => drawn.faults[name] === 'full').map(busy),
          ...(volumes ?? []),
          ...(claims ?? []),
        ],
        commands: [
          ...workers
            .filter((name) => drawn.faults[name] === 'cordoned')
            .map((name) => `kubectl cordon ${name}`),
          `kubectl apply -f - <<EOF\n${yamlOf(podOf(drawn))}EOF`,
        ],
      },
    }
  },
})
