import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { configMap, deployment, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Arrow, Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const resources = [
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'cronjobs.batch',
  'services',
  'configmaps',
  'replicasets.apps',
  'jobs.batch',
  'endpointslices.discovery.k8s.io',
  'pods',
] as const

/** How far from the root of a chain a kind stands in the diagram. */
const rows: Record<string, number> = { ReplicaSet: 2, Job: 2, EndpointSlice: 2, Pod: 3 }

interface Seen {
  kind: string
  object: KubeObject
}

const spec = (restartPolicy?: string) => ({
  ...(restartPolicy ? { restartPolicy } : {}),
  containers: [
    {
      name: 'app',
      image: restartPolicy ? 'busybox:1.36' : 'nginx:1.27',
      ...(restartPolicy ? { command: ['sleep', '600'] } : {}),
    },
  ],
})

function statefulSet(name: string): Manifest {
  const labels = { app: name }
  const template = { metadata: { labels }, spec: spec() }
  return {
    ...{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name } },
    ...{ spec: { replicas: 1, serviceName: name, selector: { matchLabels: labels }, template } },
  }
}

function daemonSet(name: string): Manifest {
  const labels = { app: name }
  const template = { metadata: { labels }, spec: spec() }
  return {
    ...{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name } },
    ...{ spec: { selector: { matchLabels: labels }, template } },
  }
}

function cronJob(name: string): Manifest {
  const jobTemplate = { spec: { template: { spec: spec('Never') } } }
  return {
    ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name } },
    ...{ spec: { schedule: '*/5 * * * *', jobTemplate } },
  }
}

/** What is applied: a chain of owners with a Service beside it, and at higher levels another workload. */
function drawObjects({ rng, difficulty }: GenerateContext): Manifest[] {
  const app = rng.pick(['web', 'api', 'shop', 'blog'])
  const labels = { app }
  const front = [deployment(app, { replicas: 1, labels }), service(app, labels)]
  if (difficulty === 1)
    return [...front, ...(rng.chance(0.5) ? [configMap(`${app}-config`, { mode: 'live' })] : [])]
  if (difficulty === 2)
    return rng.chance(0.5)
      ? [statefulSet(app), service(app, labels)]
      : [cronJob('backup'), daemonSet('agent')]
  return [
    ...front,
    rng.pick([cronJob('backup'), statefulSet('db'), daemonSet('agent'), pod('debug', { labels })]),
  ]
}

function observe(stage: Stage): Seen[] {
  return resources.flatMap((resource) =>
    stage
      .list(resource, 'default')
      .filter(({ metadata: { name } }) => name !== 'kubernetes' && name !== 'kube-root-ca.crt')
      .map((object) => ({ object, kind: object.kind ?? '' })),
  )
}

/** From the owner to what it owns, as the owner references say it. */
function owners(seen: readonly Seen[]): { from: Seen; to: Seen }[] {
  return seen.flatMap((to) =>
    (to.object.metadata.ownerReferences ?? []).flatMap(({ uid }) => {
      const from = seen.find(({ object }) => object.metadata.uid === uid)
      return from ? [{ from, to }] : []
    }),
  )
}

/** Those above stand above: each in the column of what owns it, the others beside. */
function layOut(seen: readonly Seen[], edges: readonly { from: Seen; to: Seen }[]) {
  const columns = new Map<Seen, number>()
  const taken = new Set<string>()
  return seen.map((one) => {
    const row = rows[one.kind] ?? 1
    const parent = edges.find(({ to }) => to === one)?.from
    let column = (parent && columns.get(parent)) ?? 1
    while (taken.has(`${row}/${column}`)) column++
    taken.add(`${row}/${column}`)
    columns.set(one, column)
    return { row, column }
  })
}

export default defineQuestion({
  id: 'missing-owner-arrow',
  concepts: ['owner-references-and-garbage-collection', 'deployment', 'endpoints-and-endpointslices'],
  levels: [1, 2, 3],
  kinds: ['arrow'],
  generate(context) {
    const { rng } = context
    const objects = drawObjects(context)
    const stage = openStage(cluster)
    const plural = (kind: string) => resources.find((one) => one.startsWith(`${kind.toLowerCase()}s`))
    for (const object of objects) stage.create(plural(object.kind) ?? 'pods', object)
    stage.cluster.advance(310_000)
    const seen = observe(stage).filter(
      ({ kind }, i, all) => kind !== 'Job' || all.findIndex((o) => o.kind === kind) === i,
    )
    const jobs = seen.filter(({ kind }) => kind === 'Job').map(({ object }) => object.metadata.uid)
    const boxesOf = seen.filter(({ kind, object }) => {
      const owner = object.metadata.ownerReferences?.[0]
      return kind !== 'Pod' || owner?.kind !== 'Job' || jobs.includes(owner.uid)
    })
    const edges = owners(boxesOf)
    const missing = rng.pick(edges)
    const places = layOut(boxesOf, edges)
    if (boxesOf.length > 9 || places.some(({ column }) => column > 3)) return undefined
    const options = optionsOf(boxesOf.map((one) => ({ code: labelOf(one, boxesOf, edges) })))
    const idOf = (one: Seen) => options[boxesOf.indexOf(one)]?.id ?? ''
    const arrowOf = ({ from, to }: { from: Seen; to: Seen }): Arrow => ({ from: idOf(from), to: idOf(to) })
    const key = arrowOf(missing)
    const slips = slipsOf(boxesOf, edges, missing, idOf)
    const path = 'custom-columns=KIND:.kind,NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'
    const kinds = [...new Set(boxesOf.map(({ kind }) => kind.toLowerCase()))].join(',')
    const shown = stage.kubectl(`kubectl get ${kinds} -o ${path}`)
    return {
      kind: 'arrow',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body: {
        boxes: options.map((option, i) => ({ ...option, row: 1, column: 1, ...places[i] })),
        arrows: edges.filter((edge) => edge !== missing).map(arrowOf),
      },
      key: { arrows: [key] },
      slips,
      explanation: {
        rule: { key: `rule-${missing.from.kind}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ kubectl get ${kinds} -o ${path}\n${shown.stdout}` }],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})

/** The kind; where it is there twice, with the name at the top of its chain of owners. */
function labelOf(one: Seen, all: readonly Seen[], edges: readonly { from: Seen; to: Seen }[]): string {
  if (all.filter(({ kind }) => kind === one.kind).length === 1) return one.kind
  let top = one
  for (let edge = edges.find(({ to }) => to === top); edge; edge = edges.find(({ to }) => to === top))
    top = edge.from
  return `${one.kind} ${top.object.metadata.name}`
}

/** The arrow the other way round, one that leaves out a step, and one from what only selects. */
function slipsOf(
  all: readonly Seen[],
  edges: readonly { from: Seen; to: Seen }[],
  missing: { from: Seen; to: Seen },
  idOf: (one: Seen) => string,
): Slip[] {
  const answer = (from: Seen, to: Seen) => `${idOf(from)}>${idOf(to)}`
  const below = edges.find(({ from }) => from === missing.to)
  const above = edges.find(({ to }) => to === missing.from)
  const services = all.filter(({ kind }) => kind === 'Service')
  const pods = all.filter(({ kind }) => kind === 'Pod')
  const slices = all.filter(({ kind }) => kind === 'EndpointSlice')
  return [
    ...(below ? [{ misconception: 'owner-skips-a-step', answer: answer(missing.from, below.to) }] : []),
    ...(above ? [{ misconception: 'owner-skips-a-step', answer: answer(above.from, missing.to) }] : []),
    { misconception: 'owned-points-to-owner', answer: answer(missing.to, missing.from) },
    ...services.flatMap((from) =>
      pods.map((to) => ({ misconception: 'selecting-is-owning', answer: answer(from, to) })),
    ),
    ...slices.flatMap((from) =>
      pods.map((to) => ({ misconception: 'listing-is-owning', answer: answer(from, to) })),
    ),
  ]
}
