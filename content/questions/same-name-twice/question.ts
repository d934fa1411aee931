import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Creation {
  kind: string
  name: string
  namespace?: string
}

const clusterKinds = ['clusterrole', 'priorityclass']

function lineOf({ kind, name, namespace }: Creation): string {
  const options: Record<string, string> = {
    configmap: ' --from-literal=mode=fast',
    'secret generic': ' --from-literal=mode=fast',
    deployment: ' --image=nginx:1.27',
    clusterrole: ' --verb=get --resource=pods',
    role: ' --verb=get --resource=pods',
    priorityclass: ' --value=100',
  }
  return `kubectl create ${kind} ${name}${namespace ? ` -n ${namespace}` : ''}${options[kind] ?? ''}`
}

function draw({ rng, difficulty }: GenerateContext): Creation[] {
  const spaces = rng.sample(['team-a', 'team-b', 'staging', 'prod'], 2) as [string, string]
  const names = rng.sample(['app', 'cache', 'reader', 'worker'], 2)
  const kinds = [
    'configmap',
    'serviceaccount',
    'role',
    ...(difficulty >= 2 ? clusterKinds : ['deployment', 'secret generic']),
  ]
  // On level 3 one of the Namespaces is made last: whatever wants it before has to wait.
  const made = difficulty === 3 && rng.chance(0.5) ? spaces.slice(0, 1) : spaces
  const creations = rng.sample(everything(kinds, names, ['', ...spaces]), difficulty === 1 ? 4 : 5)
  if (made.length === spaces.length) {
    const at = rng.int(0, creations.length - 1)
    const twice = again(creations[at] as Creation, rng.pick(spaces))
    creations.splice(rng.int(at + 1, creations.length), 0, twice)
  }
  const namespaces = (of: readonly string[]) => of.map((name): Creation => ({ kind: 'namespace', name }))
  return [...namespaces(made), ...creations, ...namespaces(spaces.filter((s) => !made.includes(s)))]
}

/** All objects of these kinds, names and Namespaces; what has no Namespace occurs once, with a Namespace or without. */
function everything(
  kinds: readonly string[],
  names: readonly string[],
  spaces: readonly string[],
): Creation[] {
  return kinds.flatMap((kind) =>
    names.flatMap((name, i) => {
      const among = clusterKinds.includes(kind) ? [spaces[i] ?? ''] : spaces
      return among.map((namespace): Creation => ({ kind, name, ...(namespace ? { namespace } : {}) }))
    }),
  )
}

/** The same object once more; another Namespace changes nothing for a kind that has none. */
function again(creation: Creation, namespace: string): Creation {
  return clusterKinds.includes(creation.kind) ? { ...creation, namespace } : creation
}

/** The lines that the API server refuses, with what it says; counted from 0. */
function refusals(stage: Stage, creations: readonly Creation[]): Map<number, string> {
  const refused = new Map<number, string>()
  creations.forEach((creation, i) => {
    const { exitCode, stderr } = stage.kubectl(lineOf(creation))
    if (exitCode !== 0) refused.set(i, stderr.trim())
  })
  return refused
}

/** What someone believes who takes this line, which is accepted, for the one that is refused. */
function beliefOf(creations: readonly Creation[], at: number): string | undefined {
  const { kind, name, namespace } = creations[at] as Creation
  const before = creations.slice(0, at)
  if (before.some((c) => c.kind === kind && c.name === name && c.namespace !== namespace))
    return 'names-are-global'
  if (before.some((c) => c.kind !== kind && c.name === name)) return 'kinds-share-names'
  if (clusterKinds.includes(kind) && namespace) return 'namespace-flag-is-refused'
  return undefined
}

export default defineQuestion({
  id: 'same-name-twice',
  concepts: ['namespaces', 'kubectl', 'object-model'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  generate(context) {
    const creations = draw(context)
    const lines = creations.map(lineOf)
    const refused = refusals(openStage(cluster), creations)
    const [at, message] = [...refused][0] ?? [-1, '']
    if (refused.size !== 1) return undefined
    const slips = creations.flatMap((_, i): Slip[] => {
      const misconception = i === at ? undefined : beliefOf(creations, i)
      return misconception ? [{ misconception, answer: String(i + 1) }] : []
    })
    const missing = message.includes('NotFound')
    const wide = clusterKinds.includes(creations[at]?.kind ?? '')
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { text: lines.join('\n'), language: 'terminal' },
      key: { lines: [at + 1] },
      slips,
      explanation: {
        rule: { key: missing ? 'rule-missing' : wide ? 'rule-cluster' : 'rule' },
        facts: [{ key: 'observed', params: { message } }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
