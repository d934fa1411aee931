import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

interface Entry {
  name: string
  role: 'init' | 'sidecar' | 'app'
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const inits = ['migrate', 'fetch', 'wait-for-db', 'unpack']
const sidecars = ['proxy', 'shipper', 'tunnel']

function containerOf({ name, role }: Entry): object {
  const stay = "trap 'sleep 1; exit 0' TERM; while true; do sleep 1; done"
  if (role === 'sidecar')
    return { name, image: 'busybox:1.36', restartPolicy: 'Always', command: ['sh', '-c', stay] }
  return { name, image: 'busybox:1.36', command: ['sleep', role === 'init' ? '3' : '20'] }
}

function manifestOf(entries: readonly Entry[]): Manifest {
  const spec = {
    restartPolicy: 'Never',
    // The list of app containers stands first, as many write it: that does not make them start first.
    containers: entries.filter(({ role }) => role === 'app').map(containerOf),
    initContainers: entries.filter(({ role }) => role !== 'app').map(containerOf),
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, ...{ spec } }
}

/** `start:<name>` by the kubelet's events, then `end:<name>` by the time at which containers ended. */
function observe(stage: Stage): { starts: string[]; ends: string[] } {
  stage.cluster.drain()
  stage.cluster.advance(180_000)
  const started = stage
    .list('events', 'default')
    .filter(({ reason }) => reason === 'Started')
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
  const starts = started.map(
    ({ involvedObject }) => /\{(.+)\}/.exec(involvedObject.fieldPath ?? '')?.[1] ?? '',
  )
  const { initContainerStatuses = [], containerStatuses = [] } = stage.get('pods', 'shop').status ?? {}
  const ends = [...initContainerStatuses, ...containerStatuses]
    .map(({ name, state }) => ({ name, at: state?.terminated?.finishedAt ?? '' }))
    .filter(({ at }) => at !== '')
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  return { starts, ends: ends.map(({ name }) => name) }
}

function draw({ rng, difficulty }: GenerateContext): Entry[] {
  const pick = (names: readonly string[], role: Entry['role'], count: number) =>
    rng.sample(names, count).map((name): Entry => ({ name, role }))
  const before = [
    ...pick(inits, 'init', difficulty === 1 ? 3 : difficulty === 2 ? 2 : 1),
    ...pick(sidecars, 'sidecar', difficulty === 1 ? 0 : difficulty === 2 ? rng.int(1, 2) : 2),
  ]
  return [...rng.shuffle(before), { name: rng.pick(['web', 'api', 'worker']), role: 'app' }]
}

export default defineQuestion({
  id: 'container-start-order',
  concepts: ['init-and-sidecar-containers', 'pod', 'pod-lifecycle'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  generate(context) {
    const { rng, difficulty } = context
    const entries = draw(context)
    const manifest = manifestOf(entries)
    const stage = openStage(cluster)
    stage.create('pods', manifest)
    const { starts, ends } = observe(stage)
    if (new Set(starts).size < entries.length || starts.length > entries.length) return undefined
    const roleOf = (name: string) => entries.find((entry) => entry.name === name)?.role
    const late = difficulty === 3 ? ends.filter((name) => roleOf(name) !== 'init') : []
    const truth = [...starts.map((name) => `start ${name}`), ...late.map((name) => `end ${name}`)]
    const shuffled = rng.shuffle(truth)
    if (shuffled.join() === truth.join()) return undefined

    const options = optionsOf(
      shuffled.map((step): Message => {
        const [what = '', name = ''] = step.split(' ')
        return { key: what, params: { name } }
      }),
    )
    const ids = (steps: readonly string[]) => steps.map((s) => options[shuffled.indexOf(s)]?.id ?? '').join()
    const startsOf = (...roles: Entry['role'][]) =>
      entries.filter(({ role }) => roles.includes(role)).map(({ name }) => `start ${name}`)
    const endSteps = late.map((name) => `end ${name}`)
    const sidecarEnds = endSteps.slice(1)
    const believed = {
      'order-of-the-lists': ids([...startsOf('app'), ...startsOf('init', 'sidecar'), ...endSteps]),
      'sidecars-after-the-app': ids([
        ...startsOf('init'),
        ...startsOf('app'),
        ...startsOf('sidecar'),
        ...endSteps,
      ]),
      'sidecars-end-in-order': ids([...truth.slice(0, starts.length + 1), ...[...sidecarEnds].reverse()]),
      'sidecars-end-first': ids([...truth.slice(0, starts.length), ...sidecarEnds, ...endSteps.slice(0, 1)]),
    }
    const right = ids(truth)
    return {
      kind: 'ordering',
      prompt: { key: difficulty === 3 ? 'prompt-ends' : 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf({ spec: (manifest as Manifest & { spec: object }).spec }) }],
      body: { options },
      key: { order: right.split(',') },
      slips: slipsOfAnswers(right, believed),
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : difficulty === 2 ? 'rule-sidecars' : 'rule-ends' },
        facts: [{ key: 'observed', params: { starts: starts.join(', ') } }],
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})
