import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

type Retention = 'Retain' | 'Delete'

interface Drawn {
  replicas: number
  templates: string[]
  /** Undefined: the set says nothing. */
  whenScaled?: Retention | undefined
  whenDeleted?: Retention | undefined
  lines: string[]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const replicas = rng.int(2, 4)
  const policy = () => rng.pick(['Retain', 'Delete', 'Delete'] as const)
  const scale = (to: number) => `kubectl scale statefulset db --replicas=${to}`
  const remove = 'kubectl delete statefulset db'
  const lower = scale(rng.int(0, replicas - 1))
  const higher = scale(replicas + rng.int(1, 2))
  const easy = [[lower], [higher], [remove], [lower, higher]]
  const more = [
    [lower, remove],
    [higher, lower],
    ['kubectl delete pod db-0'],
    [`kubectl delete pvc ${rng.pick(['data', 'data'])}-db-0 --wait=false`, 'kubectl delete pod db-0'],
  ]
  const hard = [[`${remove} --cascade=orphan`], [higher, lower, remove], [lower, higher, lower]]
  return {
    replicas,
    templates: rng.chance(0.4) ? ['data', 'logs'] : ['data'],
    ...(difficulty > 1 ? { whenScaled: policy(), whenDeleted: policy() } : {}),
    lines: rng.pick(difficulty === 1 ? easy : difficulty === 2 ? [...easy, ...more] : [...more, ...hard]),
  }
}

function setOf({ replicas, templates, whenScaled, whenDeleted }: Drawn): Manifest {
  const labels = { app: 'db' }
  const policy = whenScaled ? { persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } } : {}
  const spec = {
    replicas,
    serviceName: 'db',
    selector: { matchLabels: labels },
    ...policy,
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            ...{ name: 'app', image: 'nginx:1.27' },
            volumeMounts: templates.map((name) => ({ name, mountPath: `/srv/${name}` })),
          },
        ],
      },
    },
    volumeClaimTemplates: templates.map((name) => ({
      metadata: { name },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    })),
  }
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' }, ...{ spec } }
}

const counted = new Map<string, string[]>()

/** The claims that there are in the end. */
function claimsAfter(drawn: Drawn): string[] {
  const id = JSON.stringify(drawn)
  const known = counted.get(id)
  if (known) return known
  const stage = openStage(cluster)
  stage.create('statefulsets.apps', setOf(drawn))
  stage.settle()
  for (const line of drawn.lines) {
    const { exitCode, stderr } = stage.kubectl(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
    stage.settle()
  }
  const names = stage.list('persistentvolumeclaims', 'default').map(({ metadata }) => metadata.name)
  counted.set(id, names)
  return names
}

export default defineQuestion({
  id: 'claims-of-the-set',
  concepts: ['statefulset-storage-and-backup', 'statefulset', 'volumes'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const drawn = draw(context)
    const names = claimsAfter(drawn)
    const value = names.length
    const count = (other: Partial<Drawn>) => claimsAfter({ ...drawn, ...other }).length
    const gone = drawn.lines.some((line) => line.includes('delete statefulset'))
    const scaled = drawn.lines.flatMap((line) => /replicas=(\d+)/.exec(line)?.[1] ?? [])
    const last = Number(scaled.at(-1) ?? drawn.replicas)
    const slips = slipsOfAnswers(value, {
      'claims-go-with-the-set': gone ? 0 : undefined,
      'claims-go-with-their-pods': (gone ? 0 : last) * drawn.templates.length,
      'policy-is-not-kept': drawn.whenScaled
        ? count({ whenScaled: 'Retain', whenDeleted: 'Retain' })
        : undefined,
      'policies-are-one': drawn.whenScaled
        ? count({ whenScaled: drawn.whenDeleted, whenDeleted: drawn.whenScaled })
        : undefined,
      'one-claim-for-each-pod': drawn.templates.length > 1 ? count({ templates: ['data'] }) : undefined,
      'claims-are-made-anew': drawn.lines.length > 1 ? value + last * drawn.templates.length : undefined,
      'a-claim-for-the-set': drawn.templates.length,
    })
    const manifest = setOf(drawn)
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        { kind: 'terminal', text: drawn.lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body: { min: 0, max: 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: drawn.whenScaled ? 'rule-policy' : 'rule' },
        facts: [value === 0 ? { key: 'none' } : { key: 'left', params: { names: names.join(', ') } }],
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get pvc'] },
    }
  },
})
