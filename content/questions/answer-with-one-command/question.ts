import type { ConditionInput } from '@/lib/goal/condition'
import { podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const FILE = 'answer.txt'
const apps = ['web', 'api', 'cache', 'mail'] as const
const tiers = ['front', 'back'] as const

/** Four Pods, of which one has ended, and one finds no node. */
function podsOf({ rng }: GenerateContext): Manifest[] {
  const [ended, homeless] = rng.sample(apps, 2)
  return apps.map((app) => {
    const image = rng.pick(['nginx:1.27', 'httpd:2.4', 'redis:7.4'])
    const container =
      app === ended ? { name: 'app', image: 'busybox:1.36', command: ['true'] } : { name: 'app', image }
    const spec = {
      ...(app === homeless
        ? { nodeSelector: { disk: 'tape' } }
        : { nodeName: rng.pick(['worker-1', 'worker-2']) }),
      ...(app === ended ? { restartPolicy: 'Never' } : {}),
      containers: [container],
    }
    return podWith(app, spec, { app, tier: rng.pick(tiers) })
  })
}

/** In an order of age that is not that of the names. */
const volumes = (sizes: readonly string[]): Manifest[] =>
  sizes.map((storage, i) => ({
    ...{ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: `disk-${i + 1}` } },
    spec: {
      ...{ capacity: { storage }, accessModes: ['ReadWriteOnce'], storageClassName: 'manual' },
      hostPath: { path: `/srv/disk-${i + 1}` },
    },
  }))

const secret = (key: string, value: string): Manifest => ({
  ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' } },
  ...{
    data: { [key]: Buffer.from(value).toString('base64'), user: Buffer.from('admin').toString('base64') },
  },
})

/** It has been started again: what it printed before is in the log before. */
const crashing = (word: string) =>
  podWith('worker', {
    containers: [
      {
        ...{ name: 'app', image: 'busybox:1.36' },
        command: [
          'sh',
          '-c',
          `if [ -e /mark/again ]; then echo started again; sleep 1d; fi; touch /mark/again; echo ${word}; exit 3`,
        ],
        volumeMounts: [{ name: 'mark', mountPath: '/mark' }],
      },
    ],
    volumes: [{ name: 'mark', emptyDir: {} }],
  })

interface Task {
  id: string
  level: number
  params?: Record<string, string>
  /** What is typed, without the file; what somebody types who believes otherwise. */
  right: string
  wrong: string
  misconception: string
  ordered?: true
}

function tasks({ rng }: GenerateContext, key: string): Task[] {
  const tier = rng.pick(tiers)
  const node = rng.pick(['worker-1', 'worker-2'])
  const name = '-o custom-columns=N:.metadata.name --no-headers'
  return [
    {
      ...{ id: 'label', level: 1, params: { tier }, misconception: 'all-of-them' },
      ...{ right: `kubectl get pods -l tier=${tier} ${name}`, wrong: `kubectl get pods ${name}` },
    },
    {
      ...{ id: 'logs', level: 1, misconception: 'log-of-the-present-one' },
      ...{ right: 'kubectl logs worker --previous', wrong: 'kubectl logs worker' },
    },
    {
      ...{ id: 'not-running', level: 2, misconception: 'listed-means-running' },
      right: `kubectl get pods --field-selector status.phase!=Running ${name}`,
      wrong: `kubectl get pods ${name}`,
    },
    {
      ...{ id: 'images', level: 2, params: { tier }, misconception: 'all-of-them' },
      right: `kubectl get pods -l tier=${tier} -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\\n"}{end}'`,
      wrong: `kubectl get pods -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\\n"}{end}'`,
    },
    {
      ...{ id: 'secret', level: 3, params: { key }, misconception: 'base64-is-the-value' },
      right: `kubectl get secret login -o jsonpath='{.data.${key}}' | base64 -d`,
      wrong: `kubectl get secret login -o jsonpath='{.data.${key}}'`,
    },
    {
      ...{ id: 'sorted', level: 3, misconception: 'sizes-sort-as-text', ordered: true },
      right: `kubectl get persistentvolumes --sort-by=.spec.capacity.storage ${name}`,
      wrong: `kubectl get persistentvolumes -o custom-columns=C:.spec.capacity.storage,N:.metadata.name --no-headers | sort | awk '{print $2}'`,
    },
    {
      ...{ id: 'both', level: 4, params: { tier, node }, misconception: 'all-of-them' },
      right: `kubectl get pods -l tier!=${tier} --field-selector spec.nodeName=${node},status.phase=Running ${name}`,
      wrong: `kubectl get pods --field-selector spec.nodeName=${node} ${name}`,
    },
    {
      ...{ id: 'filter', level: 4, params: { tier }, misconception: 'all-of-them' },
      right: `kubectl get pods -o jsonpath='{range .items[?(@.metadata.labels.tier=="${tier}")]}{.metadata.name} {.status.phase}{"\\n"}{end}'`,
      wrong: `kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name} {.status.phase}{"\\n"}{end}'`,
    },
  ]
}

/** What the learner has seen before. */
const looks: Record<string, string> = {
  secret: 'kubectl describe secret login',
  sorted: 'kubectl get persistentvolumes',
}

async function printed(stage: Stage, line: string): Promise<string> {
  const { stdout, stderr, exitCode } = await stage.run(line)
  if (exitCode !== 0) throw new Error(stderr)
  return stdout
}

/** The file has these lines: in whatever order, unless the order is what was asked for. */
function fileOf(text: string, ordered?: true): ConditionInput {
  const lines = text.trim().split('\n')
  return { kind: 'file', path: FILE, ...(ordered ? { equals: text } : { lines }) }
}

export default defineQuestion({
  id: 'answer-with-one-command',
  concepts: ['kubectl', 'field-selectors-and-jsonpath', 'logs-and-events'],
  levels: [1, 2, 3, 4],
  kinds: ['command'],
  async generate(context) {
    const { rng, difficulty } = context
    const key = rng.pick(['password', 'token', 'pin'])
    const value = rng.pick(['open-sesame', 'tr0ub4dor', '31415926', 'correct-horse'])
    const word = rng.pick(['disk full', 'no route', 'bad config', 'out of range'])
    const sizes = rng.sample(['500Mi', '2Gi', '10Gi', '1500Mi', '300Mi'], 4)
    const objects = [...podsOf(context), ...volumes(sizes), secret(key, value), crashing(word)]
    const task = rng.pick(tasks(context, key).filter(({ level }) => level === difficulty))
    const stage = await settledStage(cluster, objects)
    const right = await printed(stage, task.right)
    const wrong = await printed(stage, task.wrong)
    const look = looks[task.id] ?? 'kubectl get pods -L tier -o wide'
    const same = (one: string) => one.trim().split('\n').sort().join('\n')
    if (right.trim() === '' || (task.ordered ? right === wrong : same(right) === same(wrong)))
      return undefined
    return {
      kind: 'command',
      prompt: { key: `task-${task.id}`, params: { file: FILE, ...task.params } },
      exhibits: [{ kind: 'terminal', text: `$ ${look}\n${await printed(stage, look)}` }],
      body: { placeholder: `kubectl … > ${FILE}` },
      key: {
        goal: [fileOf(right, task.ordered)],
        ...{ solution: `${task.right} > ${FILE}`, wrong: `${task.wrong} > ${FILE}` },
      },
      slips: [{ misconception: task.misconception, when: [fileOf(wrong, task.ordered)] }],
      explanation: {
        rule: { key: `rule-${task.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${task.right} > ${FILE}\n$ cat ${FILE}\n${right}` }],
      },
      scenario: { cluster, objects, commands: ['sleep 60'] },
    }
  },
})
