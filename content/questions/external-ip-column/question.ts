import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { serviceWith } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const plain = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const cloud = { ...plain, addons: ['cloud-provider'] }
const FROM_CLOUD = 'cloud'

type Sort =
  | 'cluster-ip'
  | 'node-port'
  | 'balancer'
  | 'external-name'
  | 'external-ips'
  | 'other-class'
  | 'headless'

const levels: Record<number, Sort[]> = {
  1: ['cluster-ip', 'node-port', 'balancer', 'external-name'],
  2: ['cluster-ip', 'headless', 'node-port', 'balancer', 'external-name', 'external-ips'],
  3: ['headless', 'node-port', 'balancer', 'external-name', 'external-ips', 'other-class'],
}

interface Case {
  name: string
  sort: Sort
  target: string
  address: string
}

function draw({ rng, difficulty }: GenerateContext): Case[] {
  const sorts = rng.sample(levels[difficulty] ?? [], difficulty === 1 ? 3 : 4)
  const names = rng.sample(['shop', 'blog', 'mail', 'search', 'files', 'queue'], sorts.length).sort()
  return sorts.map((sort, i) => ({
    ...{ name: names[i] ?? '', sort },
    target: `${rng.pick(['db', 'mail', 'old'])}.example.${rng.pick(['com', 'org'])}`,
    address: `198.51.100.${rng.int(10, 99)}`,
  }))
}

function manifestOf({ name, sort, target, address }: Case): Manifest {
  const spec = { selector: { app: name }, ports: [{ port: 80 }] }
  const own: Record<Sort, object> = {
    'cluster-ip': spec,
    headless: { clusterIP: 'None', ...spec },
    'node-port': { type: 'NodePort', ...spec },
    balancer: { type: 'LoadBalancer', ...spec },
    'other-class': { type: 'LoadBalancer', loadBalancerClass: 'example.com/internal', ...spec },
    'external-name': { type: 'ExternalName', externalName: target },
    'external-ips': { externalIPs: [address], ...spec },
  }
  return serviceWith(name, own[sort])
}

export default defineQuestion({
  id: 'external-ip-column',
  concepts: ['service-types', 'service', 'exposing-an-application', 'environments-compared'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const cases = draw(context)
    const hasCloud = context.rng.chance(0.5)
    const cluster = hasCloud ? cloud : plain
    const stage = openStage(cluster)
    const manifests = cases.map(manifestOf)
    for (const object of manifests) stage.create('services', object)
    stage.cluster.advance(120_000)
    const table = stage.kubectl('kubectl get services').stdout
    const columnOf = ({ name }: Case): string => {
      const column =
        table
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(/ +/)[3] ?? ''
      return column.startsWith('203.0.113.') ? FROM_CLOUD : column
    }
    const right = cases.map(columnOf)
    const values = [...new Set(['<none>', '<pending>', FROM_CLOUD, ...right])]
    const { body, key, slips, because } = pairingOf(
      cases.map(({ name, sort }, i) => ({
        text: { code: name },
        right: right[i] ?? '',
        beliefs: {
          'balancer-is-built-in': sort === 'balancer' && !hasCloud ? FROM_CLOUD : undefined,
          'every-balancer-takes-every-class': sort === 'other-class' && hasCloud ? FROM_CLOUD : undefined,
          'node-port-has-an-address':
            sort === 'node-port' ? (hasCloud ? FROM_CLOUD : '<pending>') : undefined,
          'external-name-has-no-entry':
            sort === 'external-name' || sort === 'external-ips' ? '<none>' : undefined,
          'no-address-means-pending': sort === 'cluster-ip' || sort === 'headless' ? '<pending>' : undefined,
          'pending-for-ever': sort === 'balancer' && hasCloud ? '<pending>' : undefined,
        },
        because: { key: sort === 'balancer' ? (hasCloud ? 'is-balancer' : 'is-waiting') : `is-${sort}` },
      })),
      values.map((value) => ({
        value,
        text: value === FROM_CLOUD ? { key: 'from-cloud' } : { code: value },
      })),
    )
    return {
      kind: 'matching',
      prompt: { key: hasCloud ? 'prompt-cloud' : 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...manifests) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-class' : 'rule' },
        facts: [{ key: 'observed' }],
        because,
        exhibits: [{ kind: 'terminal', text: `$ kubectl get services\n${table}` }],
      },
      scenario: { cluster, objects: manifests, commands: ['kubectl get services'] },
    }
  },
})
