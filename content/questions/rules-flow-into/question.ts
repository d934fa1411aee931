import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Arrow, Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const ROLES = 'clusterroles.rbac.authorization.k8s.io'

type Labels = Record<string, string>
interface Selector {
  matchLabels?: Labels
  matchExpressions?: { key: string; operator: 'Exists' | 'NotIn'; values?: string[] }[]
}
interface Role {
  name: string
  labels: Labels
  /** Of a role that collects others. */
  selectors?: Selector[]
}

const base = (name: string, labels: Labels): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name, ...(Object.keys(labels).length ? { labels } : {}) },
})

/** A role with a rule of its own, by which it is recognised elsewhere. */
const leaf = ({ name, labels }: Role): Manifest => ({
  ...base(name, labels),
  ...{ rules: [{ apiGroups: ['example.com'], resources: [name], verbs: ['get'] }] },
})

const manifestOf = (role: Role): Manifest =>
  role.selectors
    ? { ...base(role.name, role.labels), ...{ aggregationRule: { clusterRoleSelectors: role.selectors } } }
    : leaf(role)

/** Does `to` take over the rules of `from`? Tried with these two alone, so that nothing comes by way of a third. */
function takesOver(from: Role, to: Role): boolean {
  const stage = openStage(cluster)
  for (const one of [leaf(from), manifestOf(to)]) stage.create(ROLES, one)
  stage.cluster.drain()
  const { rules } = stage.get(ROLES, to.name) as { rules?: { resources?: string[] }[] | null }
  return (rules ?? []).some(({ resources }) => resources?.includes(from.name))
}

const yes = { 'to-ops': 'true' }

function selectorsOf({ rng, difficulty }: GenerateContext, key: string): Selector[] {
  const plain: Selector = { matchLabels: { [key]: 'true' } }
  const and: Selector = { matchLabels: { [key]: 'true', stage: 'stable' } }
  const or: Selector[] = [plain, { matchLabels: { stage: 'stable' } }]
  const not: Selector = {
    ...{ matchLabels: { [key]: 'true' } },
    matchExpressions: [{ key: 'stage', operator: 'NotIn', values: ['beta'] }],
  }
  const exists: Selector = { matchExpressions: [{ key, operator: 'Exists' }] }
  if (difficulty === 1) return [plain]
  if (difficulty === 2) return rng.pick([[plain], [and], or])
  return rng.pick([[and], or, [not], [exists]])
}

function draw(context: GenerateContext): Role[] {
  const { rng, difficulty } = context
  const names = rng.sample(['pods', 'jobs', 'quotas', 'routes', 'backups'], 4)
  const keys = difficulty === 1 ? ['to-ops'] : ['to-ops', 'to-audit']
  const leaves = names.map((name): Role => {
    const labels = Object.fromEntries(
      keys.flatMap((key) => (rng.chance(0.7) ? [[key, rng.pick(['true', 'true', 'false'])]] : [])),
    )
    const stage: Labels =
      difficulty === 1 ? {} : rng.pick<Labels>([{ stage: 'stable' }, { stage: 'beta' }, {}])
    return { name, labels: { ...labels, ...stage } }
  })
  const collectors = keys.map((key): Role => {
    return { name: key.slice(3), labels: {}, selectors: selectorsOf(context, key) }
  })
  const [ops, audit] = collectors
  // From level 3 on one of those who collect may be collected itself.
  if (difficulty >= 3 && audit && (difficulty === 4 || rng.chance(0.6)))
    audit.labels = { ...yes, stage: 'stable' }
  if (difficulty === 4 && ops) {
    ops.labels = rng.pick([{ 'to-root': 'true' }, { 'to-root': 'false' }])
    const root = { name: 'root', labels: {}, selectors: [{ matchLabels: { 'to-root': 'true' } }] }
    leaves.splice(3, 1)
    leaves[0] = { name: names[0] ?? '', labels: { ...leaves[0]?.labels, 'to-root': 'true' } }
    collectors.push(root)
  }
  return [...leaves, ...collectors]
}

/** From what is collected at the top to what collects the rest at the bottom. */
const rowOf = ({ name, selectors }: Role) => (!selectors ? 1 : name === 'audit' ? 3 : name === 'ops' ? 4 : 5)

export default defineQuestion({
  id: 'rules-flow-into',
  concepts: ['rbac', 'labels-and-selectors', 'crds'],
  levels: [1, 2, 3, 4],
  kinds: ['arrow'],
  generate(context) {
    const { rng } = context
    const roles = draw(context)
    const pairs = roles.flatMap((from) =>
      roles.flatMap((to) => (from !== to && to.selectors ? [{ from, to }] : [])),
    )
    const edges = pairs.filter(({ from, to }) => takesOver(from, to))
    const never = pairs.filter((pair) => !edges.includes(pair))
    if (edges.length < 2 || never.length < 1 || edges.some(({ from, to }) => rowOf(from) > rowOf(to)))
      return undefined
    const missing = rng.pick(edges)
    const options = optionsOf(roles.map(({ name }) => ({ code: name })))
    const idOf = (role: Role) => options[roles.indexOf(role)]?.id ?? ''
    const arrowOf = ({ from, to }: { from: Role; to: Role }): Arrow => ({ from: idOf(from), to: idOf(to) })
    const shares = (from: Role, to: Role) =>
      JSON.stringify(to.selectors)
        .match(/to-\w+|stage/g)
        ?.some((key) => from.labels[key] !== undefined)
    const through = (from: Role, to: Role) =>
      edges.some((one) => one.from === from && edges.some((two) => two.from === one.to && two.to === to))
    const slips: Slip[] = [
      {
        misconception: 'selector-gives-to-the-selected',
        answer: `${idOf(missing.to)}>${idOf(missing.from)}`,
      },
      ...never.flatMap(({ from, to }): Slip[] => {
        const answer = `${idOf(from)}>${idOf(to)}`
        if (from === missing.to && to === missing.from) return []
        if (through(from, to)) return [{ misconception: 'way-round-is-direct', answer }]
        return [{ misconception: shares(from, to) ? 'key-is-enough' : 'labels-do-not-matter', answer }]
      }),
    ]
    // The roles that collect nothing stand in two rows of two.
    const places = roles.map((role, i) =>
      role.selectors ? { row: rowOf(role), column: 1 } : { row: 1 + Math.floor(i / 2), column: 1 + (i % 2) },
    )
    const manifests = roles.map(manifestOf)
    return {
      kind: 'arrow',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...manifests) }],
      body: {
        boxes: options.map((option, i) => ({ ...option, row: 1, column: 1, ...places[i] })),
        arrows: edges.filter((edge) => edge !== missing).map(arrowOf),
      },
      key: { arrows: [arrowOf(missing)] },
      slips,
      explanation: {
        rule: { key: context.difficulty >= 3 ? 'rule-chain' : 'rule' },
        facts: [{ key: 'observed', params: { from: missing.from.name, to: missing.to.name } }],
      },
      scenario: { cluster, objects: manifests, commands: ['kubectl describe clusterrole ops'] },
    }
  },
})
