import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Subject {
  name: string
  group?: string
}

/** A kubelet's own subject. */
const proper: Subject = { name: 'system:node:worker-1', group: 'system:nodes' }

/** What is asked for; without a name, all of them. */
interface Asked {
  resource: 'secrets' | 'configmaps' | 'nodes'
  name?: string
}

const reasons = ['related', 'own-node', 'master', 'nobody', 'unrelated', 'other-node', 'one-by-one'] as const
type Reason = (typeof reasons)[number]

/** What someone believes who says the opposite of what holds for this reason. */
const beliefs: Record<Reason, string> = {
  related: 'nodes-read-nothing',
  'own-node': 'nodes-read-nothing',
  master: 'masters-are-checked',
  nobody: 'any-certificate-will-do',
  unrelated: 'nodes-read-all',
  'other-node': 'nodes-read-all',
  'one-by-one': 'nodes-read-all',
}

type Way = 'env' | 'env-from' | 'volume' | 'projected' | 'pull'

/** A Pod's spec in which it needs the object in this way. */
function needing(way: Way, resource: 'secrets' | 'configmaps', name: string): object {
  const isSecret = resource === 'secrets'
  const container = { name: 'app', image: 'nginx:1.27' }
  const source = isSecret ? { secret: { secretName: name } } : { configMap: { name } }
  const projection = isSecret ? { secret: { name } } : { configMap: { name } }
  const mounted = { ...container, volumeMounts: [{ name: 'data', mountPath: '/data' }] }
  switch (way) {
    case 'env': {
      const ref = { name, key: 'mode' }
      const valueFrom = isSecret ? { secretKeyRef: ref } : { configMapKeyRef: ref }
      return { containers: [{ ...container, env: [{ name: 'MODE', valueFrom }] }] }
    }
    case 'env-from':
      return {
        containers: [
          { ...container, envFrom: [isSecret ? { secretRef: { name } } : { configMapRef: { name } }] },
        ],
      }
    case 'volume':
      return { containers: [mounted], volumes: [{ name: 'data', ...source }] }
    case 'projected':
      return { containers: [mounted], volumes: [{ name: 'data', projected: { sources: [projection] } }] }
    case 'pull':
      return { imagePullSecrets: [{ name }], containers: [container] }
  }
}

interface Drawn {
  subject: Subject
  asked: Asked
  pods: Manifest[]
}

function drawSubject({ rng, difficulty }: GenerateContext): Subject {
  const wrong: Subject[] = [
    { name: 'worker-1', group: 'system:nodes' },
    { name: 'system:node:worker-1' },
    { name: 'system:node:worker-1', group: 'system:node' },
    { name: 'system:kubelet:worker-1', group: 'system:nodes' },
  ]
  const other: Subject[] = [{ name: 'system:node:worker-2', group: 'system:nodes' }]
  const master: Subject[] = [
    { name: 'worker-1', group: 'system:masters' },
    { name: 'system:node:worker-2', group: 'system:masters' },
  ]
  if (rng.chance(difficulty === 2 ? 0.5 : 0.35)) return proper
  return rng.pick(difficulty < 4 ? [...wrong, ...other] : [...wrong, ...other, ...other, ...master])
}

function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const [a = '', b = '', c = ''] = rng.sample(['db', 'tls', 'login', 'flags', 'colours', 'mail'], 3)
  const resources = ['secrets', ...(difficulty > 2 ? ['configmaps'] : [])] as ('secrets' | 'configmaps')[]
  const ways: Way[] = difficulty < 4 ? ['env', 'volume'] : ['env-from', 'projected', 'pull']
  const resource = rng.pick(resources)
  const pod = (name: string, object: string, place: object) => {
    const way = rng.pick(resource === 'secrets' ? ways : ways.filter((one) => one !== 'pull'))
    return podWith(name, { ...place, ...needing(way, resource, object) })
  }
  const pods = [
    pod('one', a, { nodeName: 'worker-1' }),
    pod('two', b, { nodeName: 'worker-2' }),
    // Nobody has chosen a node for it yet.
    ...(difficulty === 5 ? [pod('three', c, { schedulingGates: [{ name: 'example.com/wait' }] })] : []),
  ]
  const asked: Asked[] = [
    ...[a, a, b].map((name) => ({ resource, name })),
    ...(difficulty > 2
      ? [{ resource }, { resource: 'nodes' as const, name: rng.pick(['worker-1', 'worker-2']) }]
      : []),
    ...(difficulty === 5
      ? [
          { resource, name: c },
          // A Secret and a ConfigMap may have the same name.
          { resource: resource === 'secrets' ? ('configmaps' as const) : ('secrets' as const), name: a },
        ]
      : []),
  ]
  return { subject: drawSubject(context), asked: rng.pick(asked), pods }
}

function allows(stage: Stage, { name, group }: Subject, { resource, name: object }: Asked): boolean {
  const place = resource === 'nodes' ? {} : { namespace: 'default' }
  const groups = [...(group ? [group] : []), 'system:authenticated']
  const verb = object ? 'get' : 'list'
  const resourceAttributes = { resource, verb, ...place, ...(object ? { name: object } : {}) }
  return stage.review({ user: name, groups, resourceAttributes }).allowed
}

/** Why it is so: what the answer turns on when one fact is changed. */
function reasonFor(stage: Stage, { subject, asked }: Drawn, value: boolean): Reason {
  if (value && subject.group === 'system:masters') return 'master'
  if (value) return asked.resource === 'nodes' ? 'own-node' : 'related'
  const isKubelet = allows(stage, subject, { resource: 'nodes', name: subject.name.split(':').at(-1) ?? '' })
  if (!isKubelet) return 'nobody'
  if (!asked.name) return 'one-by-one'
  return asked.resource === 'nodes' ? 'other-node' : 'unrelated'
}

/** Whether a reason can be asked about at all for such a request. */
function isFitting(reason: Reason, { resource, name }: Asked, difficulty: number): boolean {
  if (reason === 'master') return difficulty > 3 || !name
  if (reason === 'own-node' || reason === 'other-node') return resource === 'nodes'
  if (reason === 'one-by-one') return !name
  return reason === 'nobody' || (resource !== 'nodes' && name !== undefined)
}

export default defineQuestion({
  id: 'kubelet-certificate-allows',
  concepts: ['kubernetes-the-hard-way', 'kubelet', 'authentication-and-kubeconfig'],
  levels: [2, 3, 4, 5],
  kinds: ['true-false'],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const { subject, asked, pods } = drawn
    const stage = openStage(cluster)
    for (const pod of pods) stage.create('pods', pod)
    const value = allows(stage, subject, asked)
    const reason = reasonFor(stage, drawn, value)
    // Who is no kubelet, and would not be allowed it as one either, has two reasons.
    if (reason === 'nobody' && !allows(stage, proper, asked)) return undefined
    const shown = rng.shuffle(reasons.filter((one) => one === reason || isFitting(one, asked, difficulty)))
    const options = reasonsOf(shown.map((key) => ({ key })))
    const wrongReason = (one: Reason) => (beliefs[one] === beliefs[reason] ? undefined : misreadings[one])
    const slips: Slip[] = [
      { misconception: beliefs[reason], option: String(!value), chosen: true },
      ...options.flatMap(({ id }, i): Slip[] => {
        const misconception = shown[i] === reason ? undefined : wrongReason(shown[i] as Reason)
        return misconception ? [{ misconception, option: id, chosen: true }] : []
      }),
    ]
    const { name, group } = subject
    const what: Message = {
      key: asked.name ? `get-${asked.resource}` : `list-${asked.resource}`,
      params: asked.name ? { name: asked.name } : {},
    }
    const line = `kubectl auth can-i ${asked.name ? 'get' : 'list'} ${asked.resource}${asked.name ? `/${asked.name}` : ''}`
    const as = `--as=${name}${group ? ` --as-group=${group}` : ''}`
    return {
      kind: 'true-false',
      prompt: {
        key: 'prompt',
        params: { subject: [...(group ? [`O = ${group}`] : []), `CN = ${name}`].join(', '), what },
      },
      exhibits: [{ kind: 'yaml', title: { key: 'pods' }, text: yamlOf(...pods) }],
      body: { reasons: options },
      key: { value, reason: options[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: subject.group === 'system:masters' ? 'rule-masters' : 'rule' },
        facts: [{ key: value ? 'allowed' : 'refused' }],
        exhibits: [{ kind: 'terminal', text: `$ ${line} ${as}\n${value ? 'yes' : 'no'}` }],
      },
      scenario: { cluster, objects: pods, commands: [`${line} ${as}`] },
    }
  },
})

/** What someone believes who takes this for the reason when it is not. */
const misreadings: Partial<Record<Reason, string>> = {
  nobody: 'spelling-is-wrong',
  unrelated: 'pods-are-looked-up-by-machine',
  related: 'pods-are-looked-up-by-machine',
  master: 'masters-are-checked',
}
