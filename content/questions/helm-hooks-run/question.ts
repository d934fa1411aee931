import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Hook {
  name: string
  event: 'pre-install' | 'post-install'
  weight?: number
}

/** The Job that stands in the chart without an annotation. */
const plain = 'load'
const names = ['migrate', 'backup', 'announce', 'check', 'warm-up']

function draw({ rng, difficulty }: GenerateContext): Hook[] {
  const count = difficulty === 1 ? 2 : difficulty === 2 ? 3 : 4
  const weights = rng.sample(difficulty === 3 ? [-5, 0, 2, 9, 10, 30] : [-5, 1, 5, 10], count)
  const hooks = rng.sample(names, count).map((name, i): Hook => {
    const event = rng.pick(['pre-install', 'post-install'] as const)
    return { name, event, ...(difficulty === 1 || rng.chance(0.15) ? {} : { weight: weights[i] ?? 0 }) }
  })
  // Two that nothing but their name tells apart.
  const [first, second] = hooks
  if (difficulty === 3 && first && second && rng.chance(0.5)) {
    second.event = first.event
    for (const hook of [first, second]) hook.weight = 2
  }
  return hooks
}

const job = (name: string, annotations?: Record<string, string>) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, ...(annotations ? { annotations } : {}) },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'main', image: 'busybox:1.36', command: ['sleep', '3'] }],
      },
    },
  },
})

const hookJob = ({ name, event, weight }: Hook) =>
  job(name, {
    'helm.sh/hook': event,
    ...(weight === undefined ? {} : { 'helm.sh/hook-weight': String(weight) }),
  })

const inEtcd =
  'sudo etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key get /registry/jobs/default/ --prefix --keys-only -w json'

/** The names of the Jobs in the order in which they were made. */
async function began(hooks: readonly Hook[]): Promise<string[]> {
  const templates = [...hooks.map(hookJob), job(plain)]
  const files = {
    '/root/shop/Chart.yaml': yamlOf({ apiVersion: 'v2', name: 'shop', version: '0.1.0' }),
    '/root/shop/templates/jobs.yaml': yamlOf(...templates),
  }
  const stage = new Stage(openStage(cluster).cluster, files)
  const { exitCode, stderr } = await stage.run('helm install shop /root/shop')
  if (exitCode !== 0) throw new Error(stderr)
  const { stdout } = await stage.run(`ssh control-plane "${inEtcd}"`)
  const { kvs } = JSON.parse(stdout) as { kvs: { key: string; create_revision: number }[] }
  return kvs
    .sort((a, b) => a.create_revision - b.create_revision)
    .map(({ key }) => atob(key).split('/').at(-1) ?? '')
}

const phase = { 'pre-install': 0, 'post-install': 2 }

type Rank = (hook: Hook) => (number | string)[]

/** Names in the order of a rule; what has no annotation stands where its own rank is. */
function ordered(hooks: readonly Hook[], rank: Rank, own: (number | string)[]): string[] {
  const all = [...hooks.map((hook) => ({ name: hook.name, rank: rank(hook) })), { name: plain, rank: own }]
  const before = (a: (number | string)[], b: (number | string)[]): number => {
    const at = a.findIndex((value, i) => value !== b[i])
    return at < 0 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1
  }
  return all.sort((a, b) => before(a.rank, b.rank)).map(({ name }) => name)
}

const weightOf = ({ weight = 0 }: Hook) => weight

export default defineQuestion({
  id: 'helm-hooks-run',
  concepts: ['helm-advanced', 'helm'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  async generate(context) {
    const { rng } = context
    const hooks = draw(context)
    const order = await began(hooks)
    const shown = rng.shuffle(order)
    const options = optionsOf(shown.map((code) => ({ code })))
    const ids = (list: readonly string[]) => list.map((name) => options[shown.indexOf(name)]?.id ?? '')
    const inFile = (hook: Hook) => hooks.indexOf(hook)
    const slips: Slip[] = slipsOfAnswers(ids(order).join(','), {
      'hooks-come-first': ids(ordered(hooks, (h) => [weightOf(h), h.name], [1000])).join(','),
      'heavy-ones-first': ids(ordered(hooks, (h) => [phase[h.event], -weightOf(h), h.name], [1])).join(','),
      'weights-are-texts': ids(
        ordered(hooks, (h) => [phase[h.event], String(weightOf(h)), h.name], [1]),
      ).join(','),
      'as-in-the-file': ids(ordered(hooks, (h) => [phase[h.event], inFile(h)], [1])).join(','),
      'the-chart-comes-first': ids(ordered(hooks, (h) => [phase[h.event], weightOf(h), h.name], [-1])).join(
        ',',
      ),
    })
    const lines = [...hooks, { name: plain }].map((hook) =>
      [
        `name: ${hook.name}`,
        ...('event' in hook ? [`helm.sh/hook: ${hook.event}`] : []),
        ...('weight' in hook ? [`helm.sh/hook-weight: "${hook.weight}"`] : []),
      ].join('\n'),
    )
    return {
      kind: 'ordering',
      prompt: { key: 'prompt', params: { plain } },
      exhibits: [{ kind: 'yaml', title: { key: 'jobs' }, text: lines.join('\n---\n') }],
      body: { options },
      key: { order: ids(order) },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { order: order.join(', ') } }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
