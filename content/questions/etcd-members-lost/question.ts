import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

/** A cluster of etcd as its member list has it. */
interface Members {
  /** All that are in the list. */
  listed: number
  failed: number
  /** Added to the list, and not started yet. */
  added: number
}

const quorumOf = (listed: number) => Math.floor(listed / 2) + 1

/** How many of the running members may fail before nothing can be written any more. */
const sparedBy = ({ listed, failed, added }: Members) => listed - failed - added - quorumOf(listed)

function draw({ rng, difficulty }: GenerateContext): Members {
  const members = rng.int(difficulty === 1 ? 1 : 3, 9)
  const failed = difficulty === 1 ? 0 : rng.int(1, 3)
  const added = difficulty === 3 ? rng.int(1, 2) : 0
  return { listed: members + added, failed, added }
}

export default defineQuestion({
  id: 'etcd-members-lost',
  concepts: ['ha-control-plane', 'etcd', 'etcd-backup-and-restore'],
  levels: [1, 2, 3],
  kinds: ['number'],
  citation: [{ title: 'etcd: Frequently Asked Questions', url: 'https://etcd.io/docs/v3.6/faq/' }],
  generate(context) {
    const members = draw(context)
    const { listed, failed, added } = members
    const asksQuorum = context.difficulty < 3 && context.rng.chance(0.4)
    const value = asksQuorum ? quorumOf(listed) : sparedBy(members)
    if (value < 0) return undefined
    const running = listed - failed - added
    const answers: [string, number][] = asksQuorum
      ? [
          ['half-is-enough', Math.ceil(listed / 2)],
          ['lost-members-do-not-count', quorumOf(listed - failed)],
          ['all-must-agree', running],
        ]
      : [
          ['lost-members-do-not-count', running - quorumOf(running)],
          ['new-members-help', listed - failed - quorumOf(listed)],
          ['half-is-enough', running - Math.ceil(listed / 2)],
          ['one-copy-is-enough', running - 1],
        ]
    const wrong = answers.filter(([, n]) => n !== value && n >= 0)
    const slips = wrong
      .filter(([, n], i) => wrong.findIndex(([, other]) => other === n) === i)
      .map(([misconception, n]): Slip => ({ misconception, answer: String(n) }))
    return {
      kind: 'number',
      prompt: {
        key: `${asksQuorum ? 'quorum' : 'spared'}-${context.difficulty}`,
        params: {
          members: listed - added,
          ...(context.difficulty > 1 ? { failed } : {}),
          ...(added ? { added } : {}),
        },
      },
      exhibits: [],
      body: { min: 0, max: 12 },
      key: { value },
      slips,
      explanation: {
        rule: { key: added ? 'rule-added' : 'rule' },
        facts: [{ key: 'counted', params: { listed, quorum: quorumOf(listed), running } }],
      },
      scenario: { cluster: {}, objects: [], commands: ['kubectl get pods -n kube-system'] },
    }
  },
})
