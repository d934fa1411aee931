import { replicaSet } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

type Rng = GenerateContext['rng']

/** A step, and the step as someone with the named belief expects it to work. */
interface Step {
  line: string
  fact: string
  belief?: { misconception: string; line?: string }
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const steps = {
  delete: (pod: string): Step => ({ line: `kubectl delete pod ${pod}`, fact: 'deleted' }),
  release: (pod: string): Step => ({
    line: `kubectl label pod ${pod} app=debug --overwrite`,
    fact: 'released',
    belief: { misconception: 'relabelled-pod-still-counts' },
  }),
  adopt: (name: string): Step => ({
    line: `kubectl run ${name} --image=nginx:1.27 --labels=app=web`,
    fact: 'adopted',
    belief: {
      misconception: 'bare-pod-stays-apart',
      line: `kubectl run ${name} --image=nginx:1.27 --labels=app=other`,
    },
  }),
  scale: (replicas: number): Step => ({
    line: `kubectl scale replicaset web --replicas=${replicas}`,
    fact: 'scaled',
  }),
  orphan: (): Step => ({
    line: 'kubectl delete replicaset web --cascade=orphan',
    fact: 'orphaned',
    belief: { misconception: 'orphan-deletes-pods', line: 'kubectl delete replicaset web' },
  }),
}

function draw(rng: Rng, difficulty: number, pods: string[]): Step[] {
  const [one = '', two = ''] = rng.sample(pods, 2)
  const extra = `extra-${rng.pick(['a', 'b', 'c'])}`
  const easy = [[steps.delete(one)], [steps.release(one)], [steps.adopt(extra)]]
  const scaled = steps.scale(rng.int(1, 6))
  const mixed = [
    [steps.release(one), steps.delete(two)],
    [steps.adopt(extra), steps.release(one)],
    [scaled, steps.adopt(extra)],
    [steps.delete(one), scaled],
    [steps.orphan()],
  ]
  const hard = [
    [steps.orphan(), steps.delete(one)],
    [steps.release(one), steps.release(two), scaled],
    [steps.release(one), steps.orphan(), steps.delete(two)],
    [steps.adopt(extra), steps.release(one), scaled],
  ]
  return rng.pick(difficulty === 1 ? easy : difficulty <= 3 ? mixed : hard)
}

/** Pods of the Namespace once all is quiet; undefined when a command fails. */
function podsAfter(from: Stage, lines: string[], controllers = true): number | undefined {
  const stage = from.fork()
  if (!controllers) stage.cluster.stopComponent('kube-controller-manager')
  for (const line of lines) {
    if (stage.kubectl(line).exitCode !== 0) return undefined
    stage.settle()
  }
  return stage.list('pods', 'default').length
}

export default defineQuestion({
  id: 'replicaset-after',
  concepts: ['reconcile-loop', 'labels-and-selectors', 'deployment'],
  levels: [1, 2, 4],
  kinds: ['number'],
  generate({ rng, difficulty }) {
    const replicas = rng.int(2, 6)
    const manifest = replicaSet('web', { replicas, labels: { app: 'web' } })
    const stage = openStage({ ...cluster, seed: rng.int(1, 12) })
    stage.create('replicasets.apps', manifest)
    stage.settle()
    const pods = stage.list('pods', 'default').map((p) => p.metadata.name)
    const drawn = draw(rng, difficulty, pods)
    const lines = drawn.map((s) => s.line)
    const value = podsAfter(stage, lines)
    if (value === undefined) return undefined

    const slips: Slip[] = []
    const believe = (misconception: string, answer: number | undefined) => {
      if (answer === undefined) return
      const known = slips.some((s) => 'answer' in s && s.answer === String(answer))
      if (answer !== value && !known) slips.push({ misconception, answer: String(answer) })
    }
    drawn.forEach(({ belief }, at) => {
      if (!belief) return
      const believed = lines.flatMap((line, i) => (i === at ? (belief.line ?? []) : line))
      believe(belief.misconception, podsAfter(stage, believed))
    })
    believe('nobody-replaces-pods', podsAfter(stage, lines, false))
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf(manifest) },
        {
          kind: 'terminal',
          text: [
            `$ kubectl get pods -o name`,
            ...pods.map((p) => `pod/${p}`),
            ...lines.map((l) => `$ ${l}`),
          ].join('\n'),
        },
      ],
      body: { min: 0, max: 30, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [...new Set(drawn.map((s) => s.fact))]
          .map((key) => ({ key }))
          .concat([{ key: 'observed', params: { count: value } } as { key: string }]),
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})
