import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

type Rng = GenerateContext['rng']

const values: Record<string, string[]> = {
  env: ['dev', 'staging', 'prod'],
  tier: ['web', 'api', 'db'],
  team: ['red', 'blue'],
}
const keys = Object.keys(values)
const names = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox']
const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

function drawLabels(rng: Rng): Record<string, string> {
  const used = keys.filter(() => rng.chance(0.75))
  return Object.fromEntries(used.map((key) => [key, rng.pick(values[key] ?? [])]))
}

/** One requirement; the forms that say "not" come with higher difficulty. */
function drawRequirement(rng: Rng, key: string, difficulty: number): string {
  const [one = '', two = ''] = rng.sample(values[key] ?? [], 2)
  const forms = [`${key}=${one}`, `${key} in (${one},${two})`]
  const negative = [`${key}!=${one}`, `${key} notin (${one})`, `!${key}`]
  if (difficulty === 1) return forms[0] ?? ''
  return rng.pick(difficulty === 2 ? [...forms, key] : [...forms, ...negative, ...negative])
}

/** The requirement as those read it who think that "not" needs the key to be there. */
function withKey(requirement: string): string[] {
  const negated = /^(\w+)(?:!=| notin)/.exec(requirement)
  return negated ? [requirement, negated[1] ?? ''] : [requirement]
}

export default defineQuestion({
  id: 'label-selector-matches',
  concepts: ['labels-and-selectors', 'annotations'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  generate({ rng, difficulty }) {
    const chosen = rng.sample(names, difficulty >= 3 ? 6 : 4).sort()
    const pods = chosen.map((name) => pod(name, { labels: drawLabels(rng) }))
    const requirements = rng
      .sample(keys, difficulty >= 4 ? 3 : difficulty >= 2 ? 2 : 1)
      .map((key) => drawRequirement(rng, key, difficulty))
    const selector = requirements.join(',')

    const stage = openStage(cluster)
    for (const manifest of pods) stage.create('pods', manifest)
    stage.settle()
    const select = (s: string) => new Set(stage.list('pods', 'default', s).map((p) => p.metadata.name))
    const truth = select(selector)
    if (truth.size === 0 || truth.size === pods.length) return undefined
    const either = new Set(requirements.flatMap((r) => [...select(r)]))
    const beliefs = [
      { misconception: 'not-needs-the-key', right: select(requirements.flatMap(withKey).join(',')) },
      { misconception: 'comma-means-or', right: either },
    ]
    const options = optionsOf(chosen.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map((o, i): [string, Message] => {
        const failed = requirements.filter((r) => !select(r).has(chosen[i] ?? ''))
        return failed.length
          ? [o.id, { key: 'fails', params: { requirement: failed[0] ?? '' } }]
          : [o.id, { key: 'matches' }]
      }),
    )
    const command = `kubectl get pods -l '${selector}'`
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ kubectl get pods --show-labels\n${stage.kubectl('kubectl get pods --show-labels').stdout}`,
        },
        { kind: 'terminal', text: `$ ${command}` },
      ],
      body: { options },
      key: { options: idsOf(options, chosen, truth) },
      slips: slipsOfBeliefs(options, chosen, truth, beliefs),
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-not' : 'rule-and' },
        facts: [{ key: 'observed', params: { count: truth.size } }],
        because,
      },
      scenario: { cluster, objects: pods, commands: [command] },
    }
  },
})
