import { configMap } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { admin, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const path = '/api/v1/namespaces/default/configmaps/app'

type Step =
  | { do: 'read'; who: string }
  /** Sends the copy that was read, changed. */
  | { do: 'replace'; who: string }
  /** A manifest written by hand: without a resourceVersion. */
  | { do: 'replace-plain'; value: string }
  | { do: 'patch'; value: string }
  | { do: 'label'; value: string }
  | { do: 'other-object' }

type ConfigMap = ReturnType<typeof configMap> & { data?: Record<string, string> }

function draw({ rng, difficulty }: GenerateContext): Step[] {
  const people = ['alice', 'bob', 'carol']
  const who = rng.sample(people, difficulty === 1 ? 2 : 3)
  const reads = who.map((name): Step => ({ do: 'read', who: name }))
  const others: Step[] = [
    { do: 'patch', value: rng.pick(['a', 'b']) },
    { do: 'label', value: rng.pick(['front', 'back']) },
    ...(difficulty >= 2 ? [{ do: 'other-object' } as const, { do: 'label', value: 'front' } as const] : []),
    ...(difficulty >= 3 ? [{ do: 'replace-plain', value: 'plain' } as const] : []),
  ]
  const again: Step[] = difficulty >= 2 && rng.chance(0.5) ? [{ do: 'read', who: who[0] ?? '' }] : []
  const writes = rng.shuffle<Step>([
    ...who.slice(0, 2).map((name): Step => ({ do: 'replace', who: name })),
    ...rng.sample(others, difficulty === 1 ? 1 : 2),
  ])
  const steps: Step[] = [...reads.slice(0, 2), ...writes]
  for (const late of [...reads.slice(2), ...again]) steps.splice(rng.int(2, steps.length - 1), 0, late)
  if (reads[2]) steps.push({ do: 'replace', who: who[2] ?? '' })
  return steps
}

const textOf = (step: Step): string => {
  switch (step.do) {
    case 'read':
      return `kubectl get configmap app -o yaml > ${step.who}.yaml`
    case 'replace':
      return `kubectl replace -f ${step.who}.yaml`
    case 'replace-plain':
      return 'kubectl replace -f manifest.yaml'
    case 'patch':
      return `kubectl patch configmap app --type=merge -p '{"data":{"mode":"${step.value}"}}'`
    case 'label':
      return `kubectl label configmap app tier=${step.value} --overwrite`
    case 'other-object':
      return 'kubectl create configmap other'
  }
}

/** The numbers of the steps that the API server refuses, counted from 0. */
function refused(steps: readonly Step[]): Set<string> {
  const stage = openStage(cluster)
  stage.create('configmaps', labelled())
  const copies = new Map<string, ConfigMap>()
  const found = new Set<string>()
  steps.forEach((step, i) => {
    if (perform(stage, step, copies, `copy-${i}`) === 409) found.add(String(i))
  })
  return found
}

/** The status code of the step's request. */
function perform(stage: Stage, step: Step, copies: Map<string, ConfigMap>, value: string): number {
  const send = (object: object) =>
    stage.cluster.request({ method: 'PUT', path, user: admin, userAgent: 'kubectl', body: object }).code
  if (step.do === 'read') {
    copies.set(step.who, stage.get('configmaps', 'app') as unknown as ConfigMap)
    return 200
  }
  if (step.do === 'replace') return send({ ...copies.get(step.who), data: { mode: value } })
  if (step.do === 'replace-plain') return send(configMap('app', { mode: step.value }))
  return stage.kubectl(textOf(step)).exitCode === 0 ? 200 : 500
}

const labelled = () => {
  const object = configMap('app', { mode: 'fast' })
  return { ...object, metadata: { ...object.metadata, labels: { tier: 'front' } } }
}

/** The steps as someone sees them for whom this kind of step changes the object. */
function asChange(steps: readonly Step[], counts: (step: Step) => boolean): Step[] {
  return steps.map((step, i) => (counts(step) ? { do: 'patch', value: `changed-${i}` } : step))
}

export default defineQuestion({
  id: 'stale-copy',
  concepts: ['etcd', 'kube-apiserver', 'object-model', 'kubectl'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const steps = draw(context)
    const conflicts = refused(steps)
    if (conflicts.size === 0) return undefined
    const items = steps.flatMap((step, i) => (step.do === 'read' ? [] : [String(i)]))
    const lastWrites = items.slice(1)
    const beliefs: Belief[] = [
      {
        misconception: 'revision-is-the-clusters',
        right: refused(asChange(steps, (s) => s.do === 'other-object')),
      },
      { misconception: 'nothing-changed-counts', right: refused(asChange(steps, (s) => s.do === 'label')) },
      {
        misconception: 'patch-needs-the-latest',
        right: new Set([...conflicts, ...items.filter((i) => isPartial(steps[Number(i)]))]),
      },
      { misconception: 'last-write-wins', right: new Set() },
      { misconception: 'only-the-first-writes', right: new Set(lastWrites) },
    ]
    const options = optionsOf(
      items.map((i) => ({ code: `${Number(i) + 1}: ${textOf(steps[Number(i)] as Step)}` })),
    )
    const because = Object.fromEntries(
      options.map(({ id }, at): [string, Message] => {
        const i = items[at] ?? ''
        const step = steps[Number(i)] as Step
        return [id, { key: conflicts.has(i) ? 'stale' : step.do === 'replace' ? 'fresh' : 'unconditional' }]
      }),
    )
    const plain = steps.some((step) => step.do === 'replace-plain')
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'there' }, text: yamlOf(labelled()) },
        ...(plain
          ? [
              {
                kind: 'yaml' as const,
                title: { key: 'plain' },
                text: yamlOf(configMap('app', { mode: 'plain' })),
              },
            ]
          : []),
        { kind: 'terminal', text: steps.map((step, i) => `${i + 1}: ${textOf(step)}`).join('\n') },
      ],
      body: { options },
      key: { options: idsOf(options, items, conflicts) },
      slips: slipsOfBeliefs(options, items, conflicts, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: conflicts.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [labelled()], commands: [] },
    }
  },
})

/** A write that says only what it changes, or nothing of the copy it started from. */
function isPartial(step: Step | undefined): boolean {
  return step?.do === 'patch' || step?.do === 'label' || step?.do === 'replace-plain'
}
