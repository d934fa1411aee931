import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { trafficPod } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  ...{ nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }] },
  cni: 'none' as const,
}

/** What a Pod says that decides whether it starts. */
type Trait =
  | 'plain'
  | 'host'
  | 'tolerates'
  | 'host-tolerates'
  | 'bound'
  | 'host-bound'
  | 'selects'
  | 'daemon'
  | 'host-daemon'

const tolerations = [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }]
const specs: Record<Trait, object> = {
  plain: {},
  host: { hostNetwork: true },
  tolerates: { tolerations },
  'host-tolerates': { hostNetwork: true, tolerations },
  bound: { nodeName: 'worker-1' },
  'host-bound': { nodeName: 'worker-1', hostNetwork: true },
  selects: { nodeSelector: { 'kubernetes.io/hostname': 'worker-1' } },
  daemon: {},
  'host-daemon': { hostNetwork: true },
}
const levels: Record<number, Trait[]> = {
  1: ['plain', 'host', 'tolerates', 'host-tolerates'],
  2: ['plain', 'host', 'tolerates', 'host-tolerates', 'bound', 'host-bound', 'selects'],
  3: ['tolerates', 'host-tolerates', 'bound', 'host-bound', 'selects', 'daemon', 'host-daemon'],
}
const statuses = ['Running', 'ContainerCreating', 'Pending', 'absent'] as const
type Status = (typeof statuses)[number]

interface Case {
  name: string
  trait: Trait
}

function draw({ rng, difficulty }: GenerateContext): Case[] {
  const traits = rng.sample(levels[difficulty] ?? [], difficulty === 1 ? 3 : 4)
  const names = rng
    .sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape'], traits.length)
    .sort()
  return traits.map((trait, i) => ({ name: names[i] ?? '', trait }))
}

function manifestOf({ name, trait }: Case): Manifest {
  const spec = { ...specs[trait], containers: [{ name: 'app', image: 'nginx:1.27' }] }
  const labels = { app: name }
  if (!trait.endsWith('daemon')) return trafficPod(name, spec, { labels })
  const template = { metadata: { labels }, spec }
  const daemonSet = { selector: { matchLabels: labels }, template }
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name }, ...{ spec: daemonSet } }
}

export default defineQuestion({
  id: 'without-pod-network',
  concepts: [
    'cni-plugins',
    'pod-network-and-cni',
    'taints-and-tolerations',
    'extension-interfaces',
    'node-not-ready',
  ],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const cases = draw(context)
    const manifests = cases.map(manifestOf)
    const stage = openStage(cluster)
    for (const object of manifests)
      stage.create(object.kind === 'DaemonSet' ? 'daemonsets.apps' : 'pods', object)
    stage.cluster.advance(60_000)
    const table = stage.kubectl('kubectl get pods -o wide').stdout
    const statusOf = ({ name }: Case): Status => {
      const row = table.split('\n').find((line) => line.startsWith(name))
      const status = row ? statuses.find((one) => row.split(/ +/)[2] === one) : 'absent'
      if (!status) throw new Error(`${name}: ${row}`)
      return status
    }
    const right = cases.map(statusOf)
    if (new Set(right).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      cases.map((one, i) => {
        const { trait, name } = one
        const host = trait.startsWith('host')
        return {
          text: { key: trait.endsWith('daemon') ? 'of-daemonset' : 'pod', params: { name } },
          right: right[i] ?? 'Pending',
          beliefs: {
            'network-is-not-needed-to-start': right[i] === 'ContainerCreating' ? 'Running' : undefined,
            'not-ready-takes-no-pods':
              right[i] === 'Pending' || right[i] === 'absent' ? undefined : ('Pending' as Status),
            'daemonset-takes-every-node':
              right[i] === 'absent' ? ((host ? 'Running' : 'ContainerCreating') as Status) : undefined,
            'host-network-is-enough': host && right[i] === 'Pending' ? ('Running' as Status) : undefined,
            'scheduled-anyway': !host && right[i] === 'Pending' ? ('ContainerCreating' as Status) : undefined,
          },
          because: { key: right[i] === 'absent' ? 'no-daemon' : `${right[i]}-${host ? 'host' : 'own'}` },
        }
      }),
      statuses
        .filter((value) => value !== 'absent' || context.difficulty >= 3)
        .map((value) => ({ value, text: value === 'absent' ? { key: 'absent' } : { code: value } })),
    )
    const nodes = 'kubectl get nodes'
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', text: `$ ${nodes}\n${openStage(cluster).kubectl(nodes).stdout}` },
        { kind: 'yaml', text: yamlOf(...manifests) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-bound' },
        facts: [{ key: 'observed' }],
        because,
        exhibits: [{ kind: 'terminal', text: `$ kubectl get pods -o wide\n${table}` }],
      },
      scenario: { cluster, objects: manifests, commands: ['kubectl get pods -o wide'] },
    }
  },
})
