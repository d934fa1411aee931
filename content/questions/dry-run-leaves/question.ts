import { configMap, deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** A command, and what someone believes who is wrong about whether it changes anything. */
interface Line {
  text: string
  level: number
  belief: string
}

const lines: Line[] = [
  {
    text: 'kubectl create deployment api --image=nginx:1.27 --dry-run=client -o yaml',
    level: 1,
    belief: 'dry-run-still-writes',
  },
  { text: 'kubectl run probe --image=nginx:1.27 --dry-run=server', level: 1, belief: 'dry-run-still-writes' },
  {
    text: 'kubectl create configmap fresh --from-literal=mode=fast -o yaml',
    level: 1,
    belief: 'output-means-dry-run',
  },
  { text: 'kubectl scale deployment web --replicas=3', level: 1, belief: 'same-value-is-a-change' },
  { text: 'kubectl scale deployment web --replicas=2', level: 1, belief: 'only-create-writes' },
  { text: 'kubectl label deployment web team=blue', level: 1, belief: 'only-create-writes' },
  { text: 'kubectl describe deployment web', level: 1, belief: 'reading-writes' },
  { text: 'kubectl get deployment web -o yaml', level: 1, belief: 'reading-writes' },
  { text: 'kubectl diff -f web.yaml', level: 2, belief: 'reading-writes' },
  { text: 'kubectl apply -f web.yaml --dry-run=server', level: 2, belief: 'dry-run-still-writes' },
  { text: 'kubectl apply -f web.yaml', level: 2, belief: 'only-create-writes' },
  {
    text: 'kubectl set image deployment/web app=nginx:1.28 --dry-run=client',
    level: 2,
    belief: 'dry-run-still-writes',
  },
  {
    text: 'kubectl set image deployment/web app=nginx:1.28 -o name',
    level: 2,
    belief: 'output-means-dry-run',
  },
  { text: 'kubectl label deployment web app=web --overwrite', level: 2, belief: 'same-value-is-a-change' },
  { text: 'kubectl annotate configmap settings owner=alice', level: 2, belief: 'only-create-writes' },
  { text: 'kubectl rollout status deployment web', level: 2, belief: 'reading-writes' },
  { text: 'kubectl rollout restart deployment web', level: 2, belief: 'only-create-writes' },
  { text: 'kubectl rollout history deployment web', level: 3, belief: 'reading-writes' },
  { text: 'kubectl set env deployment/web --list', level: 3, belief: 'reading-writes' },
  { text: 'kubectl delete configmap settings --dry-run=server', level: 3, belief: 'dry-run-still-writes' },
  {
    text: 'kubectl patch configmap settings --type=merge -p \'{"data":{"mode":"fast"}}\'',
    level: 3,
    belief: 'same-value-is-a-change',
  },
  { text: 'kubectl expose deployment web --port=80 -o yaml', level: 3, belief: 'output-means-dry-run' },
  { text: 'kubectl auth can-i create deployments', level: 3, belief: 'reading-writes' },
  {
    text: 'kubectl drain worker-1 --ignore-daemonsets --dry-run=client',
    level: 3,
    belief: 'dry-run-still-writes',
  },
  { text: 'kubectl cordon worker-2', level: 3, belief: 'only-create-writes' },
]

const settings = configMap('settings', { mode: 'fast' })
const web = deployment('web', { replicas: 3, labels: { app: 'web' } })
const changedWeb = yamlOf(deployment('web', { replicas: 3, labels: { app: 'web' }, image: 'nginx:1.28' }))

let base: Stage | undefined

function running(): Stage {
  if (!base) {
    base = openStage(cluster)
    base.create('configmaps', settings)
    base.create('deployments.apps', web)
    base.settle()
  }
  return base.fork()
}

const changes = new Map<string, boolean>()

/** Whether the command itself makes the API server store something. */
async function writes(text: string): Promise<boolean> {
  const known = changes.get(text)
  if (known !== undefined) return known
  const stage = running()
  const revision = () => stage.cluster.causes().at(-1)?.seq ?? 0
  const before = revision()
  const { exitCode, stderr } = text.includes('web.yaml')
    ? await stage.run(text.replace('web.yaml', '-'), changedWeb)
    : stage.kubectl(text)
  // diff answers 1 when there are differences.
  if (exitCode !== 0 && !text.includes('diff')) throw new Error(`${text}: ${stderr}`)
  const made = stage.cluster.causes().some((cause) => cause.seq > before && cause.actor.startsWith('kubectl'))
  changes.set(text, made)
  return made
}

function draw({ rng, difficulty }: GenerateContext): Line[] {
  const usable = lines.filter(({ level }) => level <= difficulty && level >= difficulty - 1)
  return rng.sample(usable, difficulty === 1 ? 4 : 5)
}

export default defineQuestion({
  id: 'dry-run-leaves',
  concepts: ['kubectl', 'manifests-and-apply', 'kube-apiserver'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const asked = draw(context)
    const items = asked.map(({ text }) => text)
    const truth = new Set<string>()
    for (const text of items) if (await writes(text)) truth.add(text)
    if (truth.size === 0 || truth.size === items.length) return undefined
    const names = [...new Set(asked.map(({ belief }) => belief))]
    const beliefs = names.map((misconception): Belief => {
      const right = asked.filter(({ text, belief }) => truth.has(text) !== (belief === misconception))
      return { misconception, right: new Set(right.map(({ text }) => text)) }
    })
    const options = optionsOf(items.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(items[i] ?? '') ? 'stored' : 'unchanged' },
      ]),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(settings, web) },
        ...(items.some((text) => text.includes('web.yaml'))
          ? [{ kind: 'yaml' as const, title: { key: 'file' }, text: changedWeb }]
          : []),
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [settings, web], commands: [] },
    }
  },
})
