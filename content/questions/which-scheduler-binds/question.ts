import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { type SchedulerProfile, schedulerConfig, secondScheduler } from '@/lib/goal/second-scheduler'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const deployment = 'second'
const namespace = 'kube-system'

const binders = ['default-scheduler', 'packer', 'spreader', 'nobody-bound', 'nobody-waits'] as const
type Binder = (typeof binders)[number]

/** What has been done to the schedulers before the Pods come. */
const events = {
  nothing: [],
  'second-stopped': [`kubectl scale deployment ${deployment} -n ${namespace} --replicas=0`],
  'first-stopped': ['ssh control-plane sudo mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/'],
} as const
type Event = keyof typeof events

interface Drawn {
  schedulerName?: string
  nodeName?: string
  gated?: true
}

function profilesFor(twice: boolean): SchedulerProfile[] {
  const packer = { schedulerName: 'packer', strategy: 'MostAllocated' } as const
  return twice ? [packer, { schedulerName: 'spreader', strategy: 'LeastAllocated' }] : [packer]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const names = [
    'default-scheduler',
    'packer',
    'packer',
    deployment,
    'kube-scheduler',
    ...(difficulty >= 2 ? ['spreader'] : []),
  ]
  const schedulerName = rng.chance(0.2) ? undefined : rng.pick(names)
  return {
    ...(schedulerName ? { schedulerName } : {}),
    ...(difficulty >= 2 && rng.chance(0.25) ? { nodeName: rng.pick(['worker-1', 'worker-2']) } : {}),
    ...(difficulty >= 2 && rng.chance(0.2) ? { gated: true as const } : {}),
  }
}

function specOf({ schedulerName, nodeName, gated }: Drawn): object {
  return {
    ...(schedulerName ? { schedulerName } : {}),
    ...(nodeName ? { nodeName } : {}),
    ...(gated ? { schedulingGates: [{ name: 'example.com/licence' }] } : {}),
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }
}

const manifestOf = (name: string, drawn: Drawn): PodManifest => podWith(name, specOf(drawn))

const prepare = (twice: boolean, event: Event): Promise<Stage> =>
  settledStage(
    cluster,
    secondScheduler(deployment, yamlOf(schedulerConfig(profilesFor(twice)))),
    events[event],
  )

const known = new Map<string, Binder>()

/** Who gave the Pod its node, as its event says. */
async function binderOf(twice: boolean, event: Event, drawn: Drawn): Promise<Binder> {
  const id = JSON.stringify([twice, event, drawn])
  let found = known.get(id)
  if (!found) {
    const stage = await prepare(twice, event)
    stage.create('pods', manifestOf('probe', drawn))
    stage.cluster.advance(20_000)
    const { spec } = stage.get('pods', 'probe')
    const scheduled = stage.list('events', 'default').find(({ reason }) => reason === 'Scheduled')
    const by = scheduled?.reportingComponent ?? scheduled?.source?.component
    found = by ? (by as Binder) : spec.nodeName ? 'nobody-bound' : 'nobody-waits'
    if (!binders.includes(found)) throw new Error(`bound by ${found}`)
    known.set(id, found)
  }
  return found
}

export default defineQuestion({
  id: 'which-scheduler-binds',
  concepts: ['custom-schedulers', 'kube-scheduler', 'manual-scheduling-and-static-pods'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { rng, difficulty } = context
    const twice = difficulty >= 2 && rng.chance(0.6)
    const event =
      difficulty === 1
        ? 'nothing'
        : difficulty === 2
          ? rng.pick(['nothing', 'second-stopped'] as const)
          : rng.pick(['second-stopped', 'first-stopped'] as const)
    const names = rng.sample(['red', 'green', 'blue', 'white', 'black'], difficulty === 1 ? 3 : 4).sort()
    const pods = names.map(() => draw(context))
    if (pods.some(({ nodeName, gated }) => nodeName && gated)) return undefined
    if (new Set(pods.map((one) => JSON.stringify(one))).size < pods.length) return undefined
    const found: Binder[] = []
    for (const drawn of pods) found.push(await binderOf(twice, event, drawn))
    if (new Set(found).size < 2) return undefined
    const matched = []
    for (const [i, drawn] of pods.entries()) {
      const { schedulerName, nodeName, gated } = drawn
      const waits = found[i] === 'nobody-waits'
      matched.push({
        text: { code: names[i] ?? '' },
        right: found[i] as Binder,
        beliefs: {
          'gates-only-delay': gated
            ? await binderOf(twice, event, { ...drawn, gated: undefined } as Drawn)
            : undefined,
          'nodename-is-checked': nodeName
            ? await binderOf(twice, event, { schedulerName } as Drawn)
            : undefined,
          'deployment-is-the-name': schedulerName === deployment && waits ? ('packer' as const) : undefined,
          'program-is-the-name':
            schedulerName === 'kube-scheduler' && waits ? ('default-scheduler' as const) : undefined,
          'one-profile-per-scheduler':
            schedulerName === 'spreader' && twice && !waits ? ('packer' as const) : undefined,
          'others-step-in':
            waits && event !== 'first-stopped'
              ? ('default-scheduler' as const)
              : waits
                ? ('packer' as const)
                : undefined,
          'schedulers-go-on': event === 'nothing' ? undefined : await binderOf(twice, 'nothing', drawn),
        },
        because: {
          key: nodeName
            ? 'because-bound'
            : gated
              ? 'because-gated'
              : waits
                ? 'because-waits'
                : 'because-named',
        },
      })
    }
    const { body, key, slips, because } = pairingOf(
      matched,
      binders
        .filter((binder) => binder !== 'spreader' || twice)
        .map((value) => ({ value, text: value.startsWith('nobody') ? { key: value } : { code: value } })),
    )
    const config = yamlOf(schedulerConfig(profilesFor(twice)))
    return {
      kind: 'matching',
      prompt: { key: event === 'nothing' ? 'prompt' : 'prompt-after', params: { deployment } },
      exhibits: [
        { kind: 'yaml', title: { key: 'config', params: { deployment } }, text: config },
        ...(event === 'nothing'
          ? []
          : [
              {
                kind: 'terminal' as const,
                title: { key: 'before' },
                text: events[event].map((line) => `$ ${line}`).join('\n'),
              },
            ]),
        {
          kind: 'yaml',
          title: { key: 'pods' },
          text: pods.map((drawn, i) => `# ${names[i]}\n${yamlOf(specOf(drawn))}`).join('---\n'),
        },
      ],
      body,
      key,
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed' }], because },
      scenario: {
        cluster,
        objects: secondScheduler(deployment, config),
        commands: [
          ...events[event],
          `kubectl apply -f - <<EOF\n${yamlOf(...pods.map((drawn, i) => manifestOf(names[i] ?? '', drawn)))}EOF`,
        ],
      },
    }
  },
})
