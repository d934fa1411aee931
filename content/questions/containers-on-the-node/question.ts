import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const node = 'worker-1'

interface PodFacts {
  name: string
  node: string
  inits: number
  sidecar: boolean
  containers: number
  ends: boolean
}

function draw({ rng, difficulty }: GenerateContext): PodFacts[] {
  const names = ['alpha', 'bravo', 'charlie'].slice(0, difficulty === 1 ? 2 : 3)
  return names.map((name) => ({
    name,
    node: difficulty === 1 || rng.chance(0.7) ? node : 'worker-2',
    inits: rng.int(0, difficulty === 1 ? 1 : 2),
    sidecar: difficulty === 3 && rng.chance(0.5),
    containers: rng.int(1, 3),
    ends: difficulty >= 2 && rng.chance(0.35),
  }))
}

function manifest({ name, node: nodeName, inits, sidecar, containers, ends }: PodFacts): Manifest {
  const image = 'busybox:1.36'
  const init = Array.from({ length: inits }, (_, i) => ({ name: `init-${i + 1}`, image, command: ['true'] }))
  const proxy = { name: 'proxy', image, command: ['sleep', '1d'], restartPolicy: 'Always' }
  const initContainers = [...init, ...(sidecar ? [proxy] : [])]
  const app = Array.from({ length: containers }, (_, i) => ({
    name: `app-${i + 1}`,
    image,
    command: ends ? ['true'] : ['sleep', '1d'],
  }))
  const spec = {
    nodeName,
    ...(ends ? { restartPolicy: 'Never' } : {}),
    ...(initContainers.length ? { initContainers } : {}),
    containers: app,
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...{ spec } }
}

/** The containers of the Namespace default that crictl lists on the node. */
async function listed(stage: Stage, command: string): Promise<number> {
  const { stdout } = await stage.run(`ssh ${node} sudo ${command}`)
  return stdout.split('\n').filter((line) => / default *$/.test(line)).length
}

export default defineQuestion({
  id: 'containers-on-the-node',
  concepts: ['container-runtime', 'containers', 'init-and-sidecar-containers'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const pods = draw(context)
    const objects = pods.map(manifest)
    const stage = openStage(cluster)
    for (const object of objects) stage.create('pods', object)
    stage.settle()
    const all = context.difficulty >= 2 && context.rng.chance(0.4)
    const command = `crictl ps${all ? ' --all' : ''}`
    const value = await listed(stage, command)
    const here = pods.filter((p) => p.node === node)
    const sum = (of: readonly PodFacts[], count: (p: PodFacts) => number) =>
      of.reduce((n, p) => n + count(p), 0)
    const every = (p: PodFacts) => p.inits + p.containers + Number(p.sidecar)
    const believed = [
      { misconception: 'a-pod-is-a-container', answer: here.length },
      { misconception: 'ended-containers-are-listed', answer: await listed(stage, 'crictl ps --all') },
      { misconception: 'all-leaves-out-what-ended', answer: await listed(stage, 'crictl ps') },
      {
        misconception: 'sidecars-end-like-init-containers',
        answer: value - sum(here, (p) => Number(p.sidecar)),
      },
      { misconception: 'sandbox-is-listed', answer: value + here.length },
      {
        misconception: 'runtime-sees-the-cluster',
        answer: sum(pods, all ? every : (p) => (p.ends ? 0 : p.containers + Number(p.sidecar))),
      },
    ].filter(({ answer }) => answer !== value && answer >= 0)
    const slips = believed
      .filter(({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i)
      .map(({ misconception, answer }): Slip => ({ misconception, answer: String(answer) }))
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { command } },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body: { min: 0, max: 30 },
      key: { value },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { value } }],
        exhibits: [
          {
            kind: 'terminal',
            text: `$ kubectl get pods -o wide\n${stage.kubectl('kubectl get pods -o wide').stdout}`,
          },
        ],
      },
      scenario: { cluster, objects, commands: [`ssh ${node} sudo ${command}`] },
    }
  },
})
