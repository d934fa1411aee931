/** Mirrors: k8s.io/kubectl/pkg/cmd/auth/reconcile.go and k8s.io/component-helpers/auth/rbac/reconciliation. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { uncoveredRules } from '@/lib/cluster/auth/escalation'
import { type CommandContext, defineCommand } from '../../cli/command'
import { DRY_RUN_FLAG, dryRunOf, FILENAME_FLAGS, findOptions, writeQuery } from '../../cli/common-flags'
import { type Manifest, withoutResourceVersion } from '../../client/rest-client'
import { ApiStatusError, asKubectlError, KubectlError, throwCollected } from '../../errors'
import { digList, goValue, type JsonMap } from '../../go-format'
import { PRINT_FLAGS, resultPrinter } from '../../printers/print-flags'
import { findInfos, type Info } from '../../resource/resource-finder'

interface Lists {
  field: 'rules' | 'subjects'
  title: string
  /** The fields of Go's struct, in its order. */
  struct: [go: string, json: string][]
  removeExtra: boolean
}

const RULE: Lists['struct'] = [
  ['Verbs', 'verbs'],
  ['APIGroups', 'apiGroups'],
  ['Resources', 'resources'],
  ['ResourceNames', 'resourceNames'],
  ['NonResourceURLs', 'nonResourceURLs'],
]
const SUBJECT: Lists['struct'] = [
  ['Kind', 'kind'],
  ['APIGroup', 'apiGroup'],
  ['Name', 'name'],
  ['Namespace', 'namespace'],
]

function structText(item: JsonMap, { struct, field }: Lists): string {
  const empty = field === 'rules' ? '[]' : ''
  return `{${struct.map(([go, json]) => `${go}:${item[json] === undefined ? empty : goValue(item[json])}`).join(' ')}}`
}

interface Outcome {
  operation: 'none' | 'create' | 'update'
  object: Manifest
  missing: JsonMap[]
  extra: JsonMap[]
}

const without = (list: JsonMap[], known: JsonMap[]) =>
  list.filter((item) => !known.some((one) => deepEqual(one, item)))

/** What one list allows and the other does not: subjects as they stand, rules by what they cover. */
function beyond(list: JsonMap[], known: JsonMap[], { field }: Lists): JsonMap[] {
  if (field === 'subjects') return without(list, known)
  return uncoveredRules(known as unknown as IPolicyRule[], list as unknown as IPolicyRule[]).map(
    (rule): JsonMap => ({ ...rule }),
  )
}

/** Selectors of an aggregation rule, together or only those of the file. */
function aggregation(wanted: Manifest, stored: Manifest, removeExtra: boolean): unknown {
  const [expected, present] = [wanted, stored].map((one) =>
    digList(one, 'aggregationRule', 'clusterRoleSelectors'),
  )
  if (wanted.aggregationRule === undefined || !expected || !present) return undefined
  const missing = without(expected, present)
  const extra = without(present, expected)
  if (removeExtra) return missing.length + extra.length > 0 ? wanted.aggregationRule : stored.aggregationRule
  return { clusterRoleSelectors: [...present, ...missing] }
}

/** What the stored object must become to hold all that the file says. */
function compare(wanted: Manifest, stored: Manifest | undefined, lists: Lists): Outcome {
  const { field, removeExtra } = lists
  const expected = digList(wanted, field)
  if (!stored) return { operation: 'create', object: wanted, missing: expected, extra: [] }
  if (wanted.roleRef !== undefined && !deepEqual(wanted.roleRef, stored.roleRef)) throw panic()
  const present = digList(stored, field)
  const missing = beyond(expected, present, lists)
  const bothCollect = wanted.aggregationRule !== undefined && stored.aggregationRule !== undefined
  const extra = bothCollect ? [] : beyond(present, expected, lists)
  const changes = missing.length > 0 || (removeExtra && extra.length > 0)
  const metadata = {
    ...stored.metadata,
    labels: { ...stored.metadata?.labels, ...wanted.metadata?.labels },
    annotations: { ...stored.metadata?.annotations, ...wanted.metadata?.annotations },
  }
  const { aggregationRule: _rule, ...rest } = stored
  const rule = aggregation(wanted, stored, removeExtra)
  const object: Manifest = {
    ...rest,
    metadata,
    ...(rule === undefined ? {} : { aggregationRule: rule }),
    [field]: changes ? (removeExtra ? expected : [...present, ...missing]) : stored[field],
  }
  const same =
    !changes &&
    deepEqual(object.aggregationRule, stored.aggregationRule) &&
    deepEqual(metadata.labels, stored.metadata?.labels ?? {}) &&
    deepEqual(metadata.annotations, stored.metadata?.annotations ?? {})
  return { operation: same ? 'none' : 'update', object: same ? stored : object, missing, extra }
}

/** kubectl 1.36 crashes over every error of a binding, and where it would delete and create one again. */
const panic = () =>
  new KubectlError('panic: runtime error: invalid memory address or nil pointer dereference', true, 2)

/** A role or binding that wants to be left alone. */
const isProtected = (stored: Manifest | undefined) =>
  stored?.metadata?.annotations?.['rbac.authorization.kubernetes.io/autoupdate'] === 'false'

function listsOf({ flags }: CommandContext, { mapping }: Info): Lists | undefined {
  if (mapping.group !== 'rbac.authorization.k8s.io') return undefined
  return mapping.kind.endsWith('Binding')
    ? {
        field: 'subjects',
        title: 'subjects',
        struct: SUBJECT,
        removeExtra: flags.bool('remove-extra-subjects'),
      }
    : { field: 'rules', title: 'rules', struct: RULE, removeExtra: flags.bool('remove-extra-permissions') }
}

function report(context: CommandContext, outcome: Outcome, lists: Lists, caveat: string): void {
  if (outcome.operation === 'none') return
  context.err(`\treconciliation required ${outcome.operation}${caveat}\n`)
  const say = (text: string, items: JsonMap[]) => {
    if (items.length === 0) return
    context.err(`\t${text}:\n${items.map((item) => `\t\t${structText(item, lists)}\n`).join('')}`)
  }
  say(`missing ${lists.title} added`, outcome.missing)
  if (lists.removeExtra) say(`extra ${lists.title} removed`, outcome.extra)
}

const OPTED_OUT = ', but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)'

function reconcile(context: CommandContext, info: Info, print: (object: Manifest) => void): void {
  const lists = listsOf(context, info)
  if (!lists) return
  const { client } = context
  const { mapping, namespace, name } = info
  const stored = client.find(mapping, namespace, name)
  const outcome = compare(info.object, stored, lists)
  const dryRun = dryRunOf(context)
  const query = writeQuery(context.flags, dryRun)
  let { object } = outcome
  if (dryRun !== 'client' && !isProtected(stored)) {
    if (outcome.operation === 'create')
      object = client.create(mapping, namespace, withoutResourceVersion(object), query)
    if (outcome.operation === 'update') object = client.replace({ mapping, namespace }, object, query)
  }
  print(object)
  report(context, outcome, lists, isProtected(stored) ? OPTED_OUT : '')
}

export const authReconcile = defineCommand({
  use: 'reconcile -f FILENAME',
  short: 'Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects',
  examples: 'kubectl auth reconcile -f roles.yaml',
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    DRY_RUN_FLAG,
    { name: 'remove-extra-permissions', type: 'bool', usage: 'Remove rules that the file does not have.' },
    { name: 'remove-extra-subjects', type: 'bool', usage: 'Remove subjects that the file does not have.' },
  ],
  run(context) {
    const { flags } = context
    if (flags.list('filename').length === 0 && !flags.string('kustomize'))
      throw new KubectlError('must specify one of -f and -k')
    if (context.args.length > 0) throw new KubectlError('no arguments are allowed')
    if (dryRunOf(context) === 'server')
      throw new KubectlError('--dry-run=server for command reconcile is not supported yet')
    const { infos, errors } = findInfos(context, findOptions([], flags))
    const print = resultPrinter(context, dryRunOf(context))
    for (const info of infos) {
      try {
        reconcile(context, info, (object) => print(object, 'reconciled'))
      } catch (error) {
        if (info.mapping.kind.endsWith('Binding') && error instanceof ApiStatusError) throw panic()
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})
