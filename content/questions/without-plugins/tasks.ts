import type { ConditionInput } from '@/lib/goal/condition'
import type { Random } from '@/lib/quiz/random'
import type { Shop } from './shop'

export interface Task {
  id: string
  level: number
  /** The plugin that would do it. */
  plugin: string
  params: Record<string, string>
  goal: ConditionInput[]
  solution: string
  wrong: string
  slips: { misconception: string; when: ConditionInput[] }[]
}

const file = (path: string, rest: object): ConditionInput =>
  ({ ...{ kind: 'file', path }, ...rest }) as ConditionInput
const prints = (command: string, equals: string): ConditionInput => ({
  ...{ kind: 'run', command, stdout: { equals } },
})

const base64 = (text: string) => btoa(text)

/** What may be asked of a Namespace with these Pods and this Secret. */
export function tasksOf({ space, other, app, pods, secret, key, context }: Shop, rng: Random): Task[] {
  const out = rng.pick(['out.txt', 'answer.txt', 'list.txt'])
  const images = [...new Set(pods.flatMap((pod) => pod.images))]
  const first = [...new Set(pods.map((pod) => pod.images[0] ?? ''))]
  const node = rng.pick(['worker-1', 'worker-2'])
  const there = pods.filter((pod) => pod.node === node).map(({ name }) => name)
  const apps = pods.filter((pod) => pod.app === app)
  const value = secret.data[key] ?? ''
  const list = `kubectl get pods -n ${space}`
  const currentSpace = "kubectl config view --minify -o jsonpath='{.contexts[0].context.namespace}'"
  return [
    {
      ...{ id: 'ns', level: 1, plugin: `kubectl ns ${space}`, params: { space } },
      goal: [prints(currentSpace, space)],
      solution: `kubectl config set-context --current --namespace=${space}`,
      wrong: `kubectl config set-context ${space} --namespace=${space}`,
      slips: [
        {
          misconception: 'name-makes-it-current',
          when: [prints(`kubectl config get-contexts ${space} -o name`, space)],
        },
      ],
    },
    {
      ...{ id: 'ctx', level: 1, plugin: `kubectl ctx ${context}`, params: { context } },
      goal: [prints('kubectl config current-context', context)],
      solution: `kubectl config use-context ${context}`,
      wrong: `kubectl config set-context ${context}`,
      slips: [],
    },
    {
      ...{ id: 'view-secret', level: 2, plugin: `kubectl view-secret -n ${space} ${secret.name} ${key}` },
      params: { space, secret: secret.name, key, out },
      goal: [file(out, { equals: value })],
      solution: `kubectl get secret ${secret.name} -n ${space} -o jsonpath='{.data.${key}}' | base64 -d > ${out}`,
      wrong: `kubectl get secret ${secret.name} -n ${space} -o jsonpath='{.data.${key}}' > ${out}`,
      slips: [{ misconception: 'data-is-as-written', when: [file(out, { equals: base64(value) })] }],
    },
    {
      ...{ id: 'images', level: 2, plugin: `kubectl images -n ${space}`, params: { space, out } },
      goal: [file(out, { lines: images })],
      solution: `${list} -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\\n"}{end}' | sort -u > ${out}`,
      wrong: `${list} -o custom-columns=I:.spec.containers[0].image --no-headers | sort -u > ${out}`,
      slips:
        first.length < images.length
          ? [{ misconception: 'first-container-is-all', when: [file(out, { lines: first })] }]
          : [],
    },
    {
      ...{
        id: 'on-node',
        level: 3,
        plugin: `kubectl node-pods ${node} -n ${space}`,
        params: { space, node, out },
      },
      goal: [file(out, { lines: there })],
      solution: `${list} --field-selector spec.nodeName=${node} -o custom-columns=N:.metadata.name --no-headers > ${out}`,
      wrong: `${list} -l kubernetes.io/hostname=${node} -o custom-columns=N:.metadata.name --no-headers > ${out}`,
      slips: [{ misconception: 'fields-are-labels', when: [file(out, { equals: '' })] }],
    },
    {
      ...{ id: 'logs', level: 3, plugin: `stern -n ${space} -l app=${app}`, params: { space, app, out } },
      goal: [file(out, { contains: apps.map(({ name }) => `[pod/${name}/`) })],
      solution: `kubectl logs -n ${space} -l app=${app} --prefix --tail=-1 > ${out}`,
      wrong: `kubectl logs -n ${space} -l app=${app} > ${out}`,
      slips: [
        {
          misconception: 'lines-name-their-pod',
          when: [file(out, { contains: apps.map(({ name }) => `ready ${name}`), lacks: ['[pod/'] })],
        },
      ],
    },
    {
      ...{ id: 'all-keys', level: 4, plugin: `kubectl view-secret -n ${space} ${secret.name} --all` },
      params: { space, secret: secret.name, out },
      goal: [file(out, { lines: Object.entries(secret.data).map(([name, text]) => `${name}=${text}`) })],
      solution: `kubectl get secret ${secret.name} -n ${space} -o go-template='{{range $k, $v := .data}}{{$k}}={{$v | base64decode}}{{"\\n"}}{{end}}' > ${out}`,
      wrong: `kubectl get secret ${secret.name} -n ${space} -o go-template='{{range $k, $v := .data}}{{$k}}={{$v}}{{"\\n"}}{{end}}' > ${out}`,
      slips: [
        {
          misconception: 'data-is-as-written',
          when: [
            file(out, {
              lines: Object.entries(secret.data).map(([name, text]) => `${name}=${base64(text)}`),
            }),
          ],
        },
      ],
    },
    {
      ...{
        id: 'copy',
        level: 4,
        plugin: `kubectl get secret ${secret.name} -n ${space} -o yaml | kubectl neat`,
      },
      params: { space, other, secret: secret.name },
      goal: [
        ...Object.entries(secret.data).map(
          ([name, text]): ConditionInput => ({
            ...{ kind: 'field', resource: 'secrets', namespace: other, name: secret.name },
            ...{ path: `data[${name}]`, equals: base64(text) },
          }),
        ),
        { kind: 'unchanged', resource: 'secrets', namespace: space, name: secret.name, path: 'metadata.uid' },
      ],
      solution: `kubectl get secret ${secret.name} -n ${space} -o yaml | sed 's/namespace: ${space}/namespace: ${other}/' | kubectl apply -f -`,
      wrong: `kubectl get secret ${secret.name} -n ${space} -o yaml | kubectl apply -n ${other} -f -`,
      slips: [],
    },
  ]
}
