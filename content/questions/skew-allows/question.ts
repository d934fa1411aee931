import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

/** Minor versions that a component may be older and newer than an API server. */
const allowed = {
  kubelet: { older: 3, newer: 0 },
  'kube-proxy': { older: 3, newer: 0 },
  'kube-scheduler': { older: 1, newer: 0 },
  'kube-controller-manager': { older: 1, newer: 0 },
  kubectl: { older: 1, newer: 1 },
} as const
type Component = keyof typeof allowed
const components = Object.keys(allowed) as Component[]

/** Whether the component may talk to each of the API servers; all versions are minor ones. */
function fits(component: Component, version: number, servers: readonly number[]): boolean {
  const { older, newer } = allowed[component]
  return servers.every((server) => version >= server - older && version <= server + newer)
}

interface Installed {
  component: Component
  version: number
}

function drawInstalled({ rng, difficulty }: GenerateContext, top: number): Installed[] {
  const all = components.flatMap((component) => {
    const { older } = allowed[component]
    const versions = [top - older - 1, top - older, top - 1, top, ...(difficulty === 3 ? [] : [top + 1])]
    return [...new Set(versions)].map((version) => ({ component, version }))
  })
  return rng.sample(all, 5)
}

function believed(
  { component, version }: Installed,
  servers: readonly number[],
  right: boolean,
): string | undefined {
  const [top, low] = [Math.max(...servers), Math.min(...servers)]
  if (component === 'kubectl')
    return right && version < low ? 'all-of-one-version' : 'kubectl-is-like-a-kubelet'
  if (version > low) return version > top ? 'newer-is-compatible' : 'one-server-is-enough'
  const apart = version < top ? 'all-of-one-version' : undefined
  if (component === 'kubelet' || component === 'kube-proxy')
    return !right ? 'any-age-works' : top - version > 1 ? 'everything-within-one' : apart
  return right ? apart : 'control-plane-may-lag'
}

export default defineQuestion({
  id: 'skew-allows',
  concepts: ['cluster-upgrade', 'ha-control-plane', 'kubeadm-install'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  citation: [{ title: 'Version Skew Policy', url: 'https://kubernetes.io/releases/version-skew-policy/' }],
  generate(context) {
    const { rng, difficulty } = context
    const top = rng.int(33, 36)
    const servers = difficulty === 2 ? [top, top - 1] : [top]
    // What must go first is whatever fits now, and would not fit the next version.
    const next = [top + 1]
    const drawn = drawInstalled(context, top)
    const installed = difficulty === 3 ? drawn.filter((i) => fits(i.component, i.version, servers)) : drawn
    if (installed.length < 4) return undefined
    const items = installed.map((one): Item => {
      const { component, version } = one
      const right = difficulty === 3 ? !fits(component, version, next) : fits(component, version, servers)
      const against = difficulty === 3 ? next : servers
      const belief = believed(one, against, fits(component, version, against))
      return {
        text: { code: `${component} v1.${version}` },
        right,
        taken: difficulty === 3 && component !== 'kubectl' ? 'server-goes-last' : belief,
        left: belief,
        because: {
          key: `${fits(component, version, against) ? 'fits' : 'does-not-fit'}-${component === 'kubectl' ? 'kubectl' : allowed[component].older === 3 ? 'node' : 'control-plane'}`,
        },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const params: Record<string, number> = {
      top,
      ...(difficulty === 2 ? { low: top - 1 } : difficulty === 3 ? { next: top + 1 } : {}),
    }
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: `prompt-${difficulty}`, params },
      exhibits: [],
      body,
      key,
      slips,
      explanation: { rule: { key: difficulty === 2 ? 'rule-two' : 'rule' }, facts: [], because },
      scenario: { cluster: {}, objects: [], commands: ['kubectl version', 'kubectl get nodes'] },
    }
  },
})
