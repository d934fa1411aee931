import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

/** One cluster, as far as the Service `orders` of `shop` is concerned. */
interface Member {
  name: string
  /** The ClusterSet that it belongs to. */
  set: string
  hasNamespace: boolean
  /** Pods behind the Service; undefined: no Service. */
  pods?: { all: number; ready: number }
  exported: boolean
}

interface Asked {
  from: string
  /** Where the client's Pod is. */
  space: 'shop' | 'office'
  host: string
}

const local = 'orders.shop.svc.cluster.local'
const global = 'orders.shop.svc.clusterset.local'

/** The clusters whose Pods can answer. */
function answering(members: readonly Member[], { from, space, host }: Asked): Member[] {
  const own = members.find(({ name }) => name === from)
  if (!own) return []
  if (host === local || host === 'orders.shop' || (host === 'orders' && space === 'shop')) return [own]
  // An import needs the Namespace in the cluster that asks.
  if (host !== global || !own.hasNamespace) return []
  return members.filter(({ set, exported, pods }) => set === own.set && exported && pods)
}

const readyIn = (members: readonly Member[]) => members.reduce((sum, { pods }) => sum + (pods?.ready ?? 0), 0)

function drawMembers({ rng, difficulty }: GenerateContext): Member[] {
  const names = rng.sample(['tokyo', 'osaka', 'sendai', 'fukuoka', 'nagoya'], difficulty === 1 ? 3 : 4)
  return names.map((name): Member => {
    const hasNamespace = difficulty === 1 || rng.chance(0.8)
    const served = hasNamespace && rng.chance(0.8)
    const all = rng.int(1, 6)
    const ready = difficulty >= 2 && rng.chance(0.4) ? rng.int(0, all) : all
    return {
      name,
      set: difficulty >= 3 && rng.chance(0.25) ? 'lab' : 'live',
      hasNamespace,
      ...(served ? { pods: { all, ready } } : {}),
      // Somebody may export a Service that is not there.
      exported: hasNamespace && rng.chance(served ? 0.6 : difficulty >= 3 ? 0.5 : 0),
    }
  })
}

export default defineQuestion({
  id: 'pods-behind-the-import',
  concepts: ['multi-cluster', 'dns-and-coredns', 'service'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  citation: [
    {
      title: 'KEP-1645: Multi-Cluster Services API',
      url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-multicluster/1645-multi-cluster-services-api',
    },
    {
      title: 'Multi-Cluster Services API',
      url: 'https://multicluster.sigs.k8s.io/concepts/multicluster-services-api/',
    },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const members = drawMembers(context)
    const asked: Asked = {
      from: rng.pick(members).name,
      space: difficulty === 4 ? rng.pick(['shop', 'office'] as const) : 'office',
      host: rng.pick([global, global, local, ...(difficulty === 4 ? ['orders.shop', 'orders'] : [])]),
    }
    const value = readyIn(answering(members, asked))
    const own = members.find(({ name }) => name === asked.from) as Member
    if (asked.space === 'shop' && !own.hasNamespace) return undefined
    const exporting = members.filter(({ exported, pods }) => exported && pods)
    // Too little would differ; and nothing at all is a rare answer.
    if (members.filter(({ pods }) => pods).length < 2 || (value === 0 && rng.chance(0.6))) return undefined
    const all = members.reduce((sum, { pods }) => sum + (pods?.all ?? 0), 0)
    const isLocal = asked.host !== global
    const slips = slipsOfAnswers(value, {
      'export-changes-the-local-name': isLocal ? readyIn(exporting) : undefined,
      'own-pods-always-count': !isLocal && !own.exported && own.pods ? value + own.pods.ready : undefined,
      'own-cluster-first': isLocal ? undefined : own.pods?.ready,
      'every-cluster-serves': readyIn(members),
      'every-pod-counts':
        difficulty >= 2 && !isLocal
          ? answering(members, asked).reduce((sum, { pods }) => sum + (pods?.all ?? 0), 0)
          : undefined,
      'sets-are-one': difficulty >= 3 && !isLocal ? readyIn(exporting) : undefined,
      'import-needs-no-namespace':
        !isLocal && !own.hasNamespace ? readyIn(exporting.filter(({ set }) => set === own.set)) : undefined,
    })
    if (slips.length < 2) return undefined
    const rows = members.map(({ name, set, hasNamespace, pods, exported }) => [
      ...[name, set, hasNamespace ? 'yes' : 'no', pods ? 'yes' : 'no', exported ? 'yes' : 'no'],
      pods ? `${pods.ready}/${pods.all}` : '-',
    ])
    const head = ['CLUSTER', 'CLUSTERSET', 'NAMESPACE', 'SERVICE', 'SERVICEEXPORT', 'READY PODS']
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { from: asked.from, space: asked.space, host: asked.host } },
      exhibits: [{ kind: 'terminal', title: { key: 'table' }, text: tableOf([head, ...rows]) }],
      body: { min: 0, max: all + 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: isLocal ? 'rule-local' : 'rule' },
        facts: [
          ...answering(members, asked).map(({ name, pods }) => ({
            key: 'counts',
            params: { name, ready: pods?.ready ?? 0 },
          })),
        ],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
