import { settledStage } from '@/lib/goal/settled-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const people = ['jane', 'omar', 'lena', 'taro']
const home = '/root'

interface Context {
  name: string
  user: string
  namespace?: string | undefined
}

interface File {
  name: string
  current: string
  contexts: Context[]
}

interface Drawn {
  files: File[]
  /** What follows the verb. */
  flags: string[]
  resource: string
}

const config = ({ contexts, current }: File) => ({
  apiVersion: 'v1',
  kind: 'Config',
  ...(current ? { 'current-context': current } : {}),
  contexts: contexts.map(({ name, ...context }) => ({
    name,
    context: { cluster: 'kubernetes', ...context },
  })),
})

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const names = rng.sample(['work', 'play', 'night', 'audit', 'release'], 3)
  const users = rng.sample(people, 3)
  const spaces = rng.sample(['shop', 'blog', 'mail', 'wiki'], 3)
  const contexts = names.map((name, i): Context => {
    const namespace = rng.chance(0.65) ? spaces[i] : undefined
    return { name, user: users[i] ?? '', ...(namespace ? { namespace } : {}) }
  })
  const [first = '', second = '', third = ''] = names
  const current = rng.pick(names)
  const flags = [
    ...(difficulty > 1 && rng.chance(0.6) ? [`--context=${second}`] : []),
    ...(rng.chance(0.35) ? [rng.pick(['-n ', '--namespace=']) + rng.pick([...spaces, 'test'])] : []),
    ...(difficulty === 3 && rng.chance(0.4) ? [`--user=${rng.pick(users)}`] : []),
  ]
  const one: File = { name: 'team.conf', current, contexts: rng.shuffle(contexts) }
  const other: File = {
    name: 'own.conf',
    current: rng.chance(0.5) ? third : '',
    contexts: [
      { name: second, user: users[0] ?? '' },
      { name: first, user: users[2] ?? '', namespace: 'test' },
    ],
  }
  const files =
    difficulty === 3 ? rng.shuffle([one, { ...other, contexts: rng.sample(other.contexts, 1) }]) : [one]
  return { files, flags, resource: rng.pick(['pods', 'services', 'configmaps']) }
}

const commandOf = ({ resource, flags }: Drawn) => ['kubectl get', resource, ...flags].join(' ')
const exportOf = ({ files }: Drawn) => `export KUBECONFIG=${files.map(({ name }) => name).join(':')}`

/** As whom and where the request arrived: the API server's refusal says so. Undefined: kubectl could not send it. */
async function arrived(drawn: Drawn): Promise<string | undefined> {
  const make = people.map((name) => `kubectl create serviceaccount ${name} -n kube-public`)
  const base = await settledStage(cluster, [], make)
  const users = []
  for (const name of people) {
    const { stdout } = await base.run(`kubectl create token ${name} -n kube-public`)
    users.push({ name, user: { token: stdout.trim() } })
  }
  const { clusters } = JSON.parse((await base.run('kubectl config view --raw -o json')).stdout)
  const rest = yamlOf({ apiVersion: 'v1', kind: 'Config', clusters, users })
  const files = Object.fromEntries(drawn.files.map((file) => [`${home}/${file.name}`, yamlOf(config(file))]))
  const stage = new Stage(base.cluster, { ...files, [`${home}/rest.conf`]: rest })
  const { stderr } = await stage.run(`cd ${home}; ${exportOf(drawn)}:rest.conf; ${commandOf(drawn)}`)
  const found = /User "system:serviceaccount:kube-public:(\w+)".* in the namespace "(\w+)"/.exec(stderr)
  return found ? `${found[1]} ${found[2]}` : undefined
}

export default defineQuestion({
  id: 'kubeconfig-acts-as',
  concepts: ['authentication-and-kubeconfig', 'kubectl', 'namespaces', 'multi-cluster'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  async generate(context) {
    const drawn = draw(context)
    const text = await arrived(drawn)
    if (!text) return undefined
    const { files, flags } = drawn
    const without = (start: RegExp) => ({ ...drawn, flags: flags.filter((flag) => !start.test(flag)) })
    const firstOfAll = files[0]?.contexts[0]
    const [, space = 'default'] = text.split(' ')
    const slips = slipsOfAnswers(text, {
      'flags-do-not-count': flags.length ? await arrived({ ...drawn, flags: [] }) : undefined,
      'context-wins': flags.some((f) => /^-n|^--n/.test(f)) ? await arrived(without(/^-n|^--n/)) : undefined,
      'context-takes-its-user-only': flags.some((f) => f.startsWith('--context'))
        ? await arrived(without(/^--context/))
        : undefined,
      'last-file-wins':
        files.length > 1 ? await arrived({ ...drawn, files: [...files].reverse() }) : undefined,
      'first-context-is-used': firstOfAll && `${firstOfAll.user} ${firstOfAll.namespace ?? 'default'}`,
      'namespace-is-remembered': space === 'default' ? `${text.split(' ')[0]} test` : undefined,
    })
    return {
      kind: 'short-text',
      prompt: { key: 'prompt', params: { command: commandOf(drawn) } },
      exhibits: [
        ...files.map((file) => ({
          ...{ kind: 'yaml' as const, title: { key: 'file', params: { name: file.name } } },
          text: yamlOf(config(file)),
        })),
        { kind: 'terminal', text: `$ ${exportOf(drawn)}\n$ ${commandOf(drawn)}` },
      ],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: files.length > 1 ? 'rule-files' : 'rule' },
        facts: [{ key: 'observed', params: { text } }],
      },
      scenario: { cluster, objects: [], commands: ['kubectl config view --minify', 'kubectl auth whoami'] },
    }
  },
})
