import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Update {
  name: string
  replicas: number
  partition: number
  onDelete: boolean
  parallel: boolean
  broken: boolean
  deleted: string[]
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const images = { old: 'nginx:1.26', fresh: 'nginx:1.27', missing: 'nginx:9.99' }

function manifestOf({ name, replicas, partition, onDelete, parallel }: Update): Manifest {
  const labels = { app: name }
  const updateStrategy = onDelete
    ? { type: 'OnDelete' }
    : { type: 'RollingUpdate', rollingUpdate: { partition } }
  const spec = {
    serviceName: name,
    replicas,
    ...(parallel ? { podManagementPolicy: 'Parallel' } : {}),
    updateStrategy,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: images.old }] } },
  }
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name }, ...{ spec } }
}

function linesOf({ name, broken, deleted }: Update): string[] {
  const image = broken ? images.missing : images.fresh
  return [
    `kubectl set image statefulset/${name} app=${image}`,
    ...deleted.map((pod) => `kubectl delete pod ${pod}`),
  ]
}

const running = new Map<string, Stage>()

/** All Pods running: made once for each shape. */
function runningSet(update: Update): Stage {
  const manifest = manifestOf(update)
  const key = JSON.stringify(manifest)
  let stage = running.get(key)
  if (!stage) {
    if (running.size > 50) running.clear()
    stage = openStage(cluster)
    stage.create('statefulsets.apps', manifest)
    stage.settle()
    stage.cluster.advance(20_000)
    running.set(key, stage)
  }
  return stage.fork()
}

/** The Pods that are made from the new template, once all rests. */
function updatedPods(update: Update): Set<string> {
  const stage = runningSet(update)
  for (const line of linesOf(update)) {
    stage.kubectl(line)
    stage.cluster.advance(60_000)
  }
  const pods = stage.list('pods', 'default')
  return new Set(
    pods.filter(({ spec }) => spec.containers[0]?.image !== images.old).map(({ metadata }) => metadata.name),
  )
}

const podNames = ({ name, replicas }: Update) => Array.from({ length: replicas }, (_, i) => `${name}-${i}`)

function draw({ rng, difficulty }: GenerateContext): Update {
  const base = { name: rng.pick(['db', 'queue', 'cache']), replicas: rng.int(3, 5), parallel: false }
  const plain = { ...base, onDelete: false, broken: false, deleted: [] as string[] }
  const partition = rng.int(1, base.replicas - 1)
  if (difficulty === 1) return { ...plain, partition: rng.chance(0.85) ? partition : base.replicas }
  const names = podNames({ ...plain, partition })
  if (difficulty === 2) {
    const broken = rng.chance(0.5)
    const start = broken ? rng.int(0, base.replicas - 2) : partition
    return {
      ...plain,
      partition: start,
      broken,
      deleted: broken ? [] : rng.sample(names.slice(0, partition), 1),
    }
  }
  const onDelete = rng.chance(0.5)
  return {
    ...plain,
    onDelete,
    parallel: rng.chance(0.5),
    partition,
    broken: !onDelete,
    deleted: rng.sample(onDelete ? names : names.slice(0, partition), onDelete ? rng.int(1, 2) : 1),
  }
}

export default defineQuestion({
  id: 'statefulset-updated-pods',
  concepts: ['statefulset', 'rolling-update-and-rollback'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const update = draw(context)
    const { partition, onDelete, broken, deleted } = update
    const names = podNames(update)
    const truth = updatedPods(update)
    if (truth.size === 0 || truth.size === names.length) return undefined
    const beliefs: Belief[] = [
      ...(onDelete ? [{ misconception: 'on-delete-rolls', right: new Set(names) }] : []),
      ...(broken
        ? [
            { misconception: 'goes-up-from-zero', right: new Set(names.slice(partition, partition + 1)) },
            { misconception: 'does-not-wait', right: new Set(names.slice(partition)) },
          ]
        : []),
      ...(deleted.length
        ? [
            {
              misconception: onDelete ? 'deleted-stay-old' : 'deleted-are-new',
              right: onDelete ? new Set<string>() : new Set([...truth, ...deleted]),
            },
          ]
        : []),
      { misconception: 'partition-is-ignored', right: new Set(names) },
      { misconception: 'partition-counts-from-below', right: new Set(names.slice(0, partition)) },
    ]
    const used = beliefs.filter(({ misconception }) => !onDelete || !misconception.startsWith('partition'))
    const options = optionsOf(names.map((code) => ({ code })))
    const manifest = manifestOf(update)
    const { spec } = manifest as Manifest & { spec: object }
    return {
      kind: 'multiple-choice',
      prompt: { key: broken ? 'prompt-broken' : 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf({ spec }) },
        {
          kind: 'terminal',
          text: linesOf(update)
            .map((line) => `$ ${line}`)
            .join('\n'),
        },
      ],
      body: { options },
      key: { options: idsOf(options, names, truth) },
      slips: slipsOfBeliefs(options, names, truth, used),
      explanation: {
        rule: { key: onDelete ? 'rule-on-delete' : broken ? 'rule-broken' : 'rule' },
        facts: [{ key: 'observed', params: { pods: [...truth].sort().join(', ') } }],
      },
      scenario: { cluster, objects: [manifest], commands: linesOf(update) },
    }
  },
})
