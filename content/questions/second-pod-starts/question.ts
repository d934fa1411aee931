import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1', labels: { 'topology.kubernetes.io/zone': 'zone-a' } },
    { name: 'worker-2', labels: { 'topology.kubernetes.io/zone': 'zone-a' } },
    { name: 'worker-3', labels: { 'topology.kubernetes.io/zone': 'zone-b' } },
  ],
  addons: ['csi-drivers'],
}

const reasons = ['per-node', 'many', 'ended', 'pod-only', 'attached', 'zone', 'on-the-node'] as const
type Reason = (typeof reasons)[number]

const beliefs: Record<Reason, string> = {
  'per-node': 'once-is-per-pod-at-a-time',
  many: 'sharing-needs-nothing',
  ended: 'ended-pods-let-go',
  'pod-only': 'once-means-one-pod',
  attached: 'disks-have-one-node',
  zone: 'zones-always-bind',
  'on-the-node': 'claims-stay-on-their-node',
}

interface Setup {
  class: 'csi-block' | 'csi-files' | 'standard'
  mode: 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany'
  first: string
  second: string
  /** The first Pod has done its work. */
  ended: boolean
  readOnly: boolean
}

function draw({ rng, difficulty }: GenerateContext): Setup {
  const worker = () => `worker-${rng.int(1, 3)}`
  const first = worker()
  const kinds: [Setup['class'], Setup['mode']][] = [
    ['csi-block', 'ReadWriteOnce'],
    ['csi-files', 'ReadWriteMany'],
    ['standard', 'ReadWriteOnce'],
    ...((difficulty > 1
      ? [
          ['csi-block', 'ReadWriteOncePod'],
          ['csi-files', 'ReadWriteOncePod'],
        ]
      : []) as [Setup['class'], Setup['mode']][]),
  ]
  const [storage, mode] = rng.pick(kinds)
  return {
    ...{ class: storage, mode, first, second: rng.chance(0.4) ? first : worker() },
    ended: difficulty === 3 && rng.chance(0.5),
    readOnly: difficulty > 1 && rng.chance(0.4),
  }
}

const claim = ({ class: storageClassName, mode }: Setup): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  ...{ spec: { storageClassName, accessModes: [mode], resources: { requests: { storage: '1Gi' } } } },
})

const podOn = (name: string, node: string, ended: boolean, readOnly: boolean): Manifest =>
  podWith(name, {
    nodeSelector: { 'kubernetes.io/hostname': node },
    ...(ended ? { restartPolicy: 'Never' } : {}),
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data', ...(readOnly ? { readOnly } : {}) } },
    ],
    containers: [
      {
        name: 'app',
        image: 'busybox:1.36',
        command: ended ? ['ls', '/data'] : ['sleep', '1d'],
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
    ],
  })

interface Outcome {
  ready: boolean
  /** The scheduler's or the attacher's words. */
  message: string
  stage: Stage
}

const tried = new Map<string, Outcome>()

function tryOut(setup: Setup): Outcome {
  const id = JSON.stringify(setup)
  const known = tried.get(id)
  if (known) return known
  const stage = openStage(cluster)
  stage.create('persistentvolumeclaims', claim(setup))
  stage.create('pods', podOn('first', setup.first, setup.ended, false))
  stage.cluster.advance(60_000)
  stage.create('pods', podOn('second', setup.second, false, setup.readOnly))
  stage.cluster.advance(90_000)
  const ready = stage.get('pods', 'second').status?.phase === 'Running'
  const events = stage.list('events', 'default').filter((e) => e.involvedObject.name === 'second')
  const message = events.find(({ type }) => type === 'Warning')?.message ?? ''
  const outcome = { ready, message, stage }
  tried.set(id, outcome)
  return outcome
}

function reasonOf(setup: Setup): Reason {
  const { ready, message } = tryOut(setup)
  if (!ready) {
    if (message.includes('ReadWriteOncePod')) return 'pod-only'
    if (message.includes('Multi-Attach')) return 'attached'
    if (!message.includes('affinity')) throw new Error(message)
    return setup.class === 'standard' ? 'on-the-node' : 'zone'
  }
  if (setup.ended && !tryOut({ ...setup, ended: false }).ready) return 'ended'
  return setup.mode === 'ReadWriteMany' ? 'many' : 'per-node'
}

export default defineQuestion({
  id: 'second-pod-starts',
  concepts: ['access-modes-and-reclaim', 'csi', 'volumes'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  generate(context) {
    const setup = draw(context)
    const { ready, message, stage } = tryOut(setup)
    const reason = reasonOf(setup)
    // These have two reasons: a Pod that has ended beside it, or a disk that is elsewhere besides.
    if (reason === 'per-node' && setup.ended) return undefined
    if (reason === 'pod-only' && setup.class === 'csi-block' && setup.first !== setup.second) return undefined
    const alsoTrue: Reason[] = [
      ...(reason === 'ended' ? (['per-node'] as const) : setup.ended ? (['ended'] as const) : []),
      ...(reason === 'zone' || reason === 'on-the-node' ? (['attached'] as const) : []),
    ]
    const shown = context.rng.shuffle(reasons.filter((one) => !alsoTrue.includes(one)))
    const offered = [reason, ...shown.filter((one) => one !== reason)].slice(0, 5)
    const order = context.rng.shuffle(offered)
    const options = reasonsOf(order.map((key) => ({ key })))
    const look =
      'kubectl get pv -o custom-columns=CLAIM:.spec.claimRef.name,MODES:.spec.accessModes[*],CLASS:.spec.storageClassName'
    const manifests = [
      claim(setup),
      podOn('first', setup.first, setup.ended, false),
      podOn('second', setup.second, false, setup.readOnly),
    ]
    return {
      kind: 'true-false',
      prompt: { key: setup.ended ? 'prompt-ended' : 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...manifests) },
        { kind: 'terminal', text: `$ ${look}\n${stage.kubectl(look).stdout}` },
      ],
      body: { reasons: options },
      key: { value: ready, reason: options[order.indexOf(reason)]?.id ?? '' },
      slips: options.flatMap(({ id }, i): Slip[] => {
        const own = order[i] as Reason
        return own === reason ? [] : [{ misconception: beliefs[own], option: id, chosen: true }]
      }),
      explanation: {
        rule: { key: 'rule' },
        facts: [ready ? { key: 'ran' } : { key: 'waited', params: { message } }],
      },
      scenario: { cluster, objects: manifests, commands: ['kubectl describe pod second'] },
    }
  },
})
