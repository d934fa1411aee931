import type { ConditionInput } from '@/lib/goal/condition'
import { deployment, pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Task {
  id: string
  level: number
  params: Record<string, string | number>
  goal: ConditionInput[]
  solution: string
  wrong: string
  slips: { misconception: string; when: ConditionInput[] }[]
}

const field = (
  resource: string,
  name: string,
  path: string,
  equals: string | number | boolean,
): ConditionInput => ({
  ...{ kind: 'field', resource, name, path, equals },
})
const kept = (resource: string, name: string): ConditionInput => ({
  ...{ kind: 'unchanged', resource, name, path: 'metadata.uid' },
})
const containerImage = 'spec.template.spec.containers[0].image'

/** What may be asked; the words differ, the names and numbers are drawn. */
function tasks({ rng }: GenerateContext, app: string): Task[] {
  const replicas = rng.int(3, 6)
  const port = rng.pick([8080, 8000, 9000])
  const node = rng.pick(['worker-1', 'worker-2'])
  const tag = rng.pick(['1.28', '1.29', '1.26'])
  const name = rng.pick(['settings', 'flags', 'limits'])
  const [key, value] = rng.pick([
    ['mode', 'live'],
    ['level', 'debug'],
    ['colour', 'blue'],
  ] as const)
  return [
    {
      ...{ id: 'scale', level: 1, params: { app, replicas } },
      goal: [
        kept('deployments.apps', app),
        { kind: 'count', resource: 'pods', selector: `app=${app}`, equals: replicas },
      ],
      solution: `kubectl scale deployment ${app} --replicas=${replicas}`,
      wrong: `kubectl scale deployment ${app} --replicas=${replicas - 1}`,
      slips: [
        {
          misconception: 'counts-one-less',
          when: [field('deployments.apps', app, 'spec.replicas', replicas - 1)],
        },
      ],
    },
    {
      ...{ id: 'config', level: 1, params: { name, key, value } },
      goal: [field('configmaps', name, `data[${key}]`, value)],
      solution: `kubectl create configmap ${name} --from-literal=${key}=${value}`,
      wrong: `kubectl create secret generic ${name} --from-literal=${key}=${value}`,
      slips: [
        { misconception: 'secret-for-settings', when: [{ kind: 'exists', resource: 'secrets', name }] },
      ],
    },
    {
      ...{ id: 'image', level: 2, params: { app, tag } },
      goal: [
        field('deployments.apps', app, containerImage, `nginx:${tag}`),
        kept('deployments.apps', app),
        field('deployments.apps', app, 'status.updatedReplicas', 2),
      ],
      solution: `kubectl set image deployment/${app} app=nginx:${tag}`,
      wrong: `kubectl set image deployment/${app} ${app}=nginx:${tag}`,
      slips: [],
    },
    {
      ...{ id: 'expose', level: 2, params: { app, port } },
      goal: [
        field('services', app, 'spec.ports[0].port', port),
        { kind: 'endpoints', service: app, pods: `app=${app}`, port: 80 },
      ],
      solution: `kubectl expose deployment ${app} --port=${port} --target-port=80`,
      wrong: `kubectl expose deployment ${app} --port=${port}`,
      slips: [
        {
          misconception: 'target-port-finds-itself',
          when: [field('services', app, 'spec.ports[0].targetPort', port)],
        },
      ],
    },
    {
      ...{ id: 'label', level: 2, params: { node, key, value } },
      goal: [field('nodes', node, `metadata.labels[${key}]`, value)],
      solution: `kubectl label node ${node} ${key}=${value}`,
      wrong: `kubectl annotate node ${node} ${key}=${value}`,
      slips: [
        {
          misconception: 'annotation-for-label',
          when: [field('nodes', node, `metadata.annotations[${key}]`, value)],
        },
      ],
    },
    {
      ...{ id: 'taint', level: 3, params: { node, key, value } },
      goal: [
        field('nodes', node, 'spec.taints[0].key', key),
        field('nodes', node, 'spec.taints[0].value', value),
        field('nodes', node, 'spec.taints[0].effect', 'NoSchedule'),
        kept('pods', 'debug'),
      ],
      solution: `kubectl taint node ${node} ${key}=${value}:NoSchedule`,
      wrong: `kubectl taint node ${node} ${key}=${value}:NoExecute`,
      slips: [
        {
          misconception: 'no-execute-for-new-pods',
          when: [field('nodes', node, 'spec.taints[0].effect', 'NoExecute')],
        },
      ],
    },
    {
      ...{ id: 'cordon', level: 3, params: { node } },
      goal: [field('nodes', node, 'spec.unschedulable', true), kept('pods', 'debug')],
      solution: `kubectl cordon ${node}`,
      wrong: `kubectl drain ${node} --ignore-daemonsets --force`,
      slips: [
        { misconception: 'drain-for-cordon', when: [{ kind: 'absent', resource: 'pods', name: 'debug' }] },
      ],
    },
    {
      ...{ id: 'remove-labelled', level: 3, params: { app } },
      goal: [
        { kind: 'count', resource: 'pods', selector: 'role=canary', equals: 0 },
        kept('pods', 'debug'),
        kept('deployments.apps', app),
      ],
      solution: 'kubectl delete pods -l role=canary',
      wrong: 'kubectl delete pods canary-1',
      slips: [
        {
          misconception: 'one-by-name',
          when: [{ kind: 'count', resource: 'pods', selector: 'role=canary', equals: 1 }],
        },
      ],
    },
  ]
}

function open(objects: readonly Manifest[]): Stage {
  const stage = openStage(cluster)
  for (const object of objects)
    stage.create(object.kind === 'Deployment' ? 'deployments.apps' : 'pods', object)
  return stage.settle()
}

export default defineQuestion({
  id: 'change-with-one-command',
  concepts: ['kubectl', 'deployment', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['command'],
  async generate(context) {
    const { rng, difficulty } = context
    const app = rng.pick(['web', 'shop', 'blog', 'api'])
    const task = rng.pick(tasks(context, app).filter(({ level }) => level === difficulty))
    const node = String(task.params.node ?? 'worker-1')
    const objects: Manifest[] = [
      deployment(app, { replicas: 2, labels: { app } }),
      pod('debug', { nodeName: node }),
      ...['canary-1', 'canary-2'].map((name) => pod(name, { labels: { role: 'canary' } })),
    ]
    const stage = open(objects)
    const show = (line: string) => `$ ${line}\n${stage.kubectl(line).stdout}`
    const before = show('kubectl get deployments,pods --show-labels')
    const { stdout, exitCode } = await stage.fork().run(task.solution)
    if (exitCode !== 0) throw new Error(`${task.solution} fails`)
    const slips: Slip[] = task.slips
    const prompt: Message = { key: `task-${task.id}`, params: task.params }
    return {
      kind: 'command',
      prompt,
      exhibits: [{ kind: 'terminal', title: { key: 'there' }, text: before }],
      body: { placeholder: 'kubectl …' },
      key: { goal: task.goal, solution: task.solution, wrong: task.wrong },
      slips,
      explanation: {
        rule: { key: `rule-${task.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${task.solution}\n${stdout}` }],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})
