import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['metrics-server'],
}
const waitMs = 90_000

/** A Deployment whose Pods ask for this much CPU, in thousandths; 0: for none. */
function asking(name: string, replicas: number, cpu: number) {
  const made = deployment(name, { replicas, labels: { app: name } }) as ReturnType<typeof deployment> & {
    spec: { template: { spec: { containers: object[] } } }
  }
  if (!cpu) return made
  const resources = { requests: { cpu: `${cpu}m` } }
  const containers = made.spec.template.spec.containers.map((c) => ({ ...c, resources }))
  const template = { ...made.spec.template, spec: { containers } }
  return { ...made, spec: { ...made.spec, template } }
}

/** The thousandths in `1500m` or `2`. */
const milli = (quantity: string) =>
  quantity.endsWith('m') ? Number.parseInt(quantity, 10) : Number(quantity) * 1000

export default defineQuestion({
  id: 'room-beside-usage',
  concepts: [
    'resource-usage-and-metrics',
    'resource-requests-and-limits',
    'node-maintenance',
    'performance-and-cost',
  ],
  levels: [1, 2],
  kinds: ['number'],
  generate({ rng, difficulty }) {
    const groups = [
      asking('web', rng.int(1, 3), rng.pick([200, 300, 400, 500])),
      ...(difficulty === 2
        ? [asking('api', rng.int(1, 2), rng.pick([250, 350, 600])), asking('idle', rng.int(1, 3), 0)]
        : []),
    ]
    const wanted = rng.pick([300, 400, 500, 700, 900])
    const stage = openStage(cluster)
    for (const group of groups) stage.create('deployments.apps', group)
    stage.cluster.advance(waitMs)
    const top = stage.kubectl('kubectl top node worker-1').stdout
    const [allocated = ''] =
      /Allocated resources:[\s\S]*?\n\s+cpu .*\n/.exec(
        stage.kubectl('kubectl describe node worker-1').stdout,
      ) ?? []
    const used = /worker-1\s+(\d+m)/.exec(top)?.[1] ?? ''
    const next = stage.fork()
    next.create('deployments.apps', asking('next', 15, wanted))
    next.cluster.advance(3000)
    const bound = next.list('pods', 'default', 'app=next').filter((p) => p.spec.nodeName)
    const value = bound.length
    const capacity = milli(String(stage.get('nodes', 'worker-1').status?.allocatable?.cpu ?? '0'))
    const answers: [string, number][] = [
      ['usage-decides', Math.floor((capacity - milli(used)) / wanted)],
      ['node-is-empty', Math.floor(capacity / wanted)],
      ['rounded-up', value + 1],
    ]
    const slips = answers
      .filter(([, n], i) => n !== value && answers.findIndex(([, other]) => other === n) === i)
      .map(([misconception, n]): Slip => ({ misconception, answer: String(n) }))
    if (!slips.length || !used || !allocated) return undefined
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { capacity, wanted } },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ kubectl top node worker-1\n${top}$ kubectl describe node worker-1 | grep -A4 'Allocated resources'\n${allocated.trimEnd()}`,
        },
      ],
      body: { min: 0, max: 15 },
      key: { value },
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed', params: { value, wanted } }] },
      scenario: { cluster, objects: groups, commands: ['kubectl top node worker-1'] },
    }
  },
})
