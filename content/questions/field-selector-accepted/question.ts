import { openStage } from '@/lib/goal/open-stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Selection {
  resource: string
  selector: string
  level: number
  /** What someone believes who takes this to work, or not to work. */
  belief:
    | 'names-are-no-fields'
    | 'any-field-works'
    | 'labels-are-fields'
    | 'every-kind-alike'
    | 'only-names'
    | 'operators-of-labels'
}

const row = (resource: string, selector: string, level: number, belief: Selection['belief']): Selection => ({
  resource,
  selector,
  level,
  belief,
})

const selections: Selection[] = [
  row('pods', 'status.phase=Running', 1, 'only-names'),
  row('pods', 'spec.nodeName=worker-1', 1, 'only-names'),
  row('pods', 'metadata.name=web', 1, 'names-are-no-fields'),
  row('pods', 'metadata.labels.app=web', 1, 'labels-are-fields'),
  row('pods', 'spec.image=nginx', 1, 'any-field-works'),
  row('pods', 'status.podIP=10.244.1.5', 2, 'only-names'),
  row('pods', 'spec.restartPolicy=Never', 2, 'only-names'),
  row('pods', 'spec.serviceAccountName=default', 2, 'only-names'),
  row('pods', 'spec.priority=0', 2, 'any-field-works'),
  row('pods', 'status.startTime!=null', 3, 'any-field-works'),
  row('pods', 'metadata.annotations.owner=alice', 2, 'labels-are-fields'),
  row('pods', 'metadata.uid=1234', 3, 'any-field-works'),
  row('pods', 'status.phase!=Running,spec.nodeName=worker-1', 2, 'only-names'),
  row('pods', 'status.phase in (Running,Pending)', 2, 'operators-of-labels'),
  row('pods', 'spec.nodeName', 3, 'operators-of-labels'),
  row('deployments', 'metadata.name=web', 1, 'names-are-no-fields'),
  row('deployments', 'spec.replicas=3', 1, 'any-field-works'),
  row('deployments', 'metadata.namespace!=kube-system', 2, 'names-are-no-fields'),
  row('deployments', 'status.readyReplicas=0', 2, 'any-field-works'),
  row('nodes', 'spec.unschedulable=true', 2, 'only-names'),
  row('nodes', 'status.phase=Running', 2, 'every-kind-alike'),
  row('nodes', 'metadata.name=worker-1', 1, 'names-are-no-fields'),
  row('services', 'spec.type=NodePort', 3, 'only-names'),
  row('services', 'spec.selector=web', 2, 'any-field-works'),
  row('configmaps', 'metadata.name=app', 1, 'names-are-no-fields'),
  row('configmaps', 'data.mode=fast', 1, 'any-field-works'),
  row('secrets', 'type=Opaque', 2, 'only-names'),
  row('events', 'reason=FailedScheduling', 2, 'only-names'),
  row('events', 'involvedObject.kind=Pod', 2, 'only-names'),
  row('events', 'message=failed', 3, 'any-field-works'),
  row('namespaces', 'status.phase=Terminating', 2, 'only-names'),
  row('namespaces', 'metadata.labels.team=a', 1, 'labels-are-fields'),
  row('jobs', 'status.successful=1', 3, 'only-names'),
  row('jobs', 'status.phase=Complete', 3, 'every-kind-alike'),
]

const lineOf = ({ resource, selector }: Selection) =>
  `kubectl get ${resource} --field-selector ${/[ (!]/.test(selector) ? `'${selector}'` : selector}`

const answers = new Map<string, string>()

/** What the API server says against the selector; '' when it answers. */
function refusal(selection: Selection): string {
  const line = lineOf(selection)
  let answer = answers.get(line)
  if (answer === undefined) {
    const { exitCode, stderr } = openStage(cluster).kubectl(line)
    answer =
      exitCode === 0
        ? ''
        : (/"[^"]*" is not a known field selector.*|field label not supported.*|invalid .*/.exec(
            stderr,
          )?.[0] ?? stderr.trim())
    answers.set(line, answer)
  }
  return answer
}

function draw({ rng, difficulty }: GenerateContext): Selection[] {
  const usable = selections.filter(({ level }) => level <= difficulty && level >= difficulty - 1)
  return rng.sample(usable, difficulty === 1 ? 4 : 5)
}

export default defineQuestion({
  id: 'field-selector-accepted',
  concepts: ['field-selectors-and-jsonpath', 'kubectl', 'kube-apiserver'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const asked = draw(context)
    const items = asked.map(lineOf)
    const truth = new Set(items.filter((_, i) => refusal(asked[i] as Selection) === ''))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const wrongBy = (belief: Selection['belief']) =>
      new Set(items.filter((item, i) => truth.has(item) !== (asked[i]?.belief === belief)))
    const beliefs = (
      [
        'names-are-no-fields',
        'labels-are-fields',
        'every-kind-alike',
        'operators-of-labels',
        'only-names',
        'any-field-works',
      ] as const
    ).map((misconception): Belief => ({ misconception, right: wrongBy(misconception) }))
    const options = optionsOf(items.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const message = refusal(asked[i] as Selection)
        return [id, message ? { key: 'refused', params: { message } } : { key: 'accepted' }]
      }),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
