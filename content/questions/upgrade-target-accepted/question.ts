import { settledStage } from '@/lib/goal/settled-stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

interface Versions {
  /** Minor and patch: 35.2 is v1.35.2. */
  cluster: [minor: number, patch: number]
  kubeadm: [minor: number, patch: number]
}

const nameOf = ([minor, patch]: readonly [number, number]) => `v1.${minor}.${patch}`

function draw({ rng, difficulty }: GenerateContext): Versions {
  const minor = rng.pick([34, 35])
  const patch = rng.int(1, 4)
  if (difficulty === 1) return { cluster: [minor, patch], kubeadm: [minor, patch + 1] }
  const next = rng.int(0, minor === 35 ? 2 : 3)
  return {
    cluster: [minor, patch],
    kubeadm: difficulty === 3 && rng.chance(0.4) ? [minor, patch + next] : [minor + 1, next],
  }
}

/** Targets around both versions. */
function targets({ cluster: [minor, patch], kubeadm }: Versions): [number, number][] {
  const all: [number, number][] = [
    [minor, patch - 1],
    [minor, patch + 1],
    [minor, patch + 2],
    [minor + 1, 0],
    [minor + 1, 1],
    [minor + 1, 2],
    [minor + 2, 0],
    [minor - 1, 6],
    kubeadm,
  ]
  return all.filter((one, i) => all.findIndex((other) => nameOf(other) === nameOf(one)) === i)
}

const known = new Map<string, Promise<string>>()

const install = ([minor, patch]: [number, number]) =>
  [
    `sudo sed -i 's/v1\\.[0-9]*/v1.${minor}/' /etc/apt/sources.list.d/kubernetes.list`,
    'sudo apt-get update',
    'sudo apt-mark unhold kubeadm',
    `sudo apt-get install -y kubeadm=1.${minor}.${patch}-1.1`,
  ].join(' && ')

/** What kubeadm has against the upgrade; nothing when it would do it. */
function complaint(versions: Versions, target: [number, number]): Promise<string> {
  const id = JSON.stringify([versions, target])
  const found = known.get(id) ?? tryOut(versions, target)
  known.set(id, found)
  return found
}

async function tryOut({ cluster, kubeadm }: Versions, target: [number, number]): Promise<string> {
  const options = { nodes: [{ name: 'control-plane', controlPlane: true }], version: nameOf(cluster) }
  const stage = await settledStage(options, [], [`ssh control-plane "${install(kubeadm)}"`])
  const { exitCode, stderr } = await stage.run(
    `ssh control-plane sudo kubeadm upgrade apply ${nameOf(target)} -y --dry-run`,
  )
  return exitCode === 0 ? '' : stderr
}

/** Why it is believed that kubeadm refuses what it takes, or takes what it refuses. */
function beliefOf({ cluster, kubeadm }: Versions, [minor, patch]: [number, number], right: boolean): string {
  if (right) return minor > cluster[0] ? 'only-patches' : 'only-kubeadms-own-version'
  if (minor < cluster[0] || (minor === cluster[0] && patch < cluster[1])) return 'there-is-a-way-back'
  if (minor > cluster[0] + 1) return 'minors-may-be-skipped'
  return minor < kubeadm[0] ? 'kubeadm-does-older-minors' : 'kubeadm-may-be-older'
}

export default defineQuestion({
  id: 'upgrade-target-accepted',
  concepts: ['cluster-upgrade', 'kubeadm-install'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const versions = draw(context)
    const drawn = context.rng.sample(targets(versions), 5).sort((a, b) => a[0] - b[0] || a[1] - b[1])
    const items: Item[] = []
    const said: string[] = []
    for (const target of drawn) {
      const against = await complaint(versions, target)
      const right = against === ''
      const belief = beliefOf(versions, target, right)
      items.push({
        text: { code: `kubeadm upgrade apply ${nameOf(target)}` },
        right,
        ...(right ? { left: belief } : { taken: belief }),
      })
      const [, reason] = /- (.*)/.exec(against) ?? []
      if (reason) said.push(reason)
    }
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips } = severalOf(items)
    const params = { cluster: nameOf(versions.cluster), kubeadm: nameOf(versions.kubeadm) }
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: said.join('\n') }],
      },
      scenario: {
        cluster: { version: nameOf(versions.cluster) },
        objects: [],
        commands: [`ssh control-plane "${install(versions.kubeadm)}"`],
      },
    }
  },
})
