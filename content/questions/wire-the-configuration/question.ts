import type { ConditionInput } from '@/lib/goal/condition'
import { openStage } from '@/lib/goal/open-stage'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Names {
  map: string
  key: string
  variable: string
  value: string
  volume: string
  secret: string
  secretKey: string
  folder: string
}

function draw({ rng }: GenerateContext): Names {
  const [map = '', volume = '', secret = ''] = rng.sample(
    ['settings', 'options', 'portal', 'backend', 'shared'],
    3,
  )
  const { key, variable, value } = rng.pick([
    { key: 'color', variable: 'APP_COLOR', value: rng.pick(['blue', 'green']) },
    { key: 'log.level', variable: 'LOG_LEVEL', value: rng.pick(['info', 'debug']) },
    { key: 'mode', variable: 'RUN_MODE', value: rng.pick(['fast', 'safe']) },
    { key: 'db-host', variable: 'DB_HOST', value: rng.pick(['pg-1', 'pg-2']) },
  ])
  const secretKey = rng.pick(['token', 'password', 'licence'])
  return {
    map,
    key,
    variable,
    value,
    volume,
    secret,
    secretKey,
    folder: rng.pick(['/etc/app', '/run/config', '/srv/conf']),
  }
}

/** ConfigMap, at the highest level a Secret, and the Pod; which values are gaps is a matter of difficulty. */
function wiring(
  { map, key, variable, value, volume, secret, secretKey, folder }: Names,
  difficulty: number,
): string {
  const isSecret = difficulty === 3
  const secretObject = `apiVersion: v1
kind: Secret
metadata:
  name: ${secret}
stringData:
  ${secretKey}: s3cret
---
`
  const source = isSecret
    ? `secret:
        {{field}}: ${secret}
        items:
          - key: {{item}}
            path: ${secretKey}.txt`
    : `configMap:
        name: {{source}}`
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${map}
data:
  ${key}: ${value}
---
${isSecret ? secretObject : ''}apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: main
      image: nginx:1.27
      env:
        - name: ${variable}
          valueFrom:
            configMapKeyRef:
              name: {{map}}
              key: {{key}}
${
  difficulty === 1
    ? ''
    : `      volumeMounts:
        - name: ${isSecret ? volume : '{{mount}}'}
          mountPath: ${folder}
  volumes:
    - name: ${volume}
      ${source}
`
}`
}

export default defineQuestion({
  id: 'wire-the-configuration',
  concepts: ['configmap', 'secret', 'environment-or-volume'],
  levels: [1, 2, 3],
  kinds: ['gap'],
  async generate(context) {
    const { rng, difficulty } = context
    const names = draw(context)
    const { map, key, variable, value, volume, secret, secretKey, folder } = names
    const text = wiring(names, difficulty)
    const chosen = (id: string, choices: string[]) => ({ id, choices: rng.shuffle(choices) })
    const gaps = [
      ...(difficulty === 1
        ? [chosen('map', [map, 'app', variable]), chosen('key', [key, variable, value])]
        : [{ id: 'map' }, { id: 'key' }]),
      ...(difficulty === 2 ? [{ id: 'mount' }, { id: 'source' }] : []),
      ...(difficulty === 3
        ? [
            chosen('field', ['name', 'secretName', 'secretKeyRef']),
            chosen('item', [secretKey, `${secretKey}.txt`, secret]),
          ]
        : []),
    ]
    const solution: Record<string, string> = {
      ...{ map, key },
      ...(difficulty === 2 ? { mount: volume, source: map } : {}),
      ...(difficulty === 3 ? { field: 'secretName', item: secretKey } : {}),
    }
    const field = (path: string, equals: string): ConditionInput => ({
      ...{ kind: 'field', resource: 'pods', name: 'app', path, equals },
    })
    const reference = 'spec.containers[0].env[0].valueFrom.configMapKeyRef'
    const refused: ConditionInput = { kind: 'absent', resource: 'pods', name: 'app' }
    const beliefs: { misconception: string; values: Record<string, string>; when: ConditionInput }[] = [
      {
        misconception: 'variable-is-the-key',
        values: { key: variable },
        when: field(`${reference}.key`, variable),
      },
      { misconception: 'pod-names-the-map', values: { map: 'app' }, when: field(`${reference}.name`, 'app') },
      ...(difficulty === 2
        ? [
            { misconception: 'mount-names-the-map', values: { mount: map }, when: refused },
            {
              misconception: 'volume-names-the-map',
              values: { source: volume },
              when: field('spec.volumes[0].configMap.name', volume),
            },
          ]
        : []),
      ...(difficulty === 3
        ? [
            { misconception: 'secret-volumes-use-name', values: { field: 'name' }, when: refused },
            {
              misconception: 'key-is-the-file',
              values: { item: `${secretKey}.txt` },
              when: field('spec.volumes[0].secret.items[0].key', `${secretKey}.txt`),
            },
          ]
        : []),
    ]
    const slips = beliefs.map(({ misconception, when }): Slip => ({ misconception, when: [when] }))
    const exec = (command: string, contains: string): ConditionInput => ({
      ...{ kind: 'run', command: `kubectl exec app -- ${command}`, stdout: { contains: [contains] } },
    })
    const file = difficulty === 3 ? `${folder}/${secretKey}.txt` : `${folder}/${key}`
    const content = difficulty === 3 ? 's3cret' : value
    const stage = openStage(cluster)
    const applied = await stage.apply(fillGaps(text, solution))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    stage.settle()
    const looks = [
      `kubectl exec app -- printenv ${variable}`,
      ...(difficulty === 1 ? [] : [`kubectl exec app -- cat ${file}`]),
    ]
    const printed: string[] = []
    for (const line of looks) printed.push(`$ ${line}\n${(await stage.run(line)).stdout.trimEnd()}`)
    const prompt: Message =
      difficulty === 1
        ? { key: 'prompt-variable', params: { variable, value } }
        : { key: 'prompt-file', params: { variable, value, file, content } }
    return {
      kind: 'gap',
      prompt,
      exhibits: [],
      body: { text, gaps },
      key: {
        goal: [
          field('status.phase', 'Running'),
          exec(`printenv ${variable}`, value),
          ...(difficulty === 1 ? [] : [exec(`cat ${file}`, content)]),
        ],
        solution,
        wrong: { ...solution, ...rng.pick(beliefs).values },
      },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-secret' : difficulty === 2 ? 'rule-volume' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: printed.join('\n') }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
