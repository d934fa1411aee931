/** Mirrors: k8s.io/kubectl/pkg/cmd/auth/reconcile.go and k8s.io/component-helpers/auth/rbac/reconciliation. */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { type CommandContext, defineCommand } from '../../cli/command'
import { DRY_RUN_FLAG, dryRunOf, FILENAME_FLAGS, findOptions, writeQuery } from '../../cli/common-flags'
import { type Manifest, withoutResourceVersion } from '../../client/rest-client'
import { KubectlError, throwCollected } from '../../errors'
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

/** What the stored object must become to hold all that the file says. */
function compare(wanted: Manifest, stored: Manifest | undefined, lists: Lists): Outcome {
  const expected = digList(wanted, lists.field)
  if (!stored) return { operation: 'create', object: wanted, missing: expected, extra: [] }
  if (wanted.roleRef !== undefined && !deepEqual(wanted.roleRef, stored.roleRef)) {
    // kubectl 1.36 crashes where it would delete and create the binding again.
    throw new KubectlError('panic: runtime error: invalid memory address or nil pointer dereference', true, 2)
  }
  const present = digList(stored, lists.field)
  const missing = without(expected, present)
  const extra = without(present, expected)
  const kept = lists.removeExtra ? present.filter((item) => !extra.includes(item)) : present
  const metadata = {
    ...stored.metadata,
    labels: { ...stored.metadata?.labels, ...wanted.metadata?.labels },
    annotations: { ...stored.metadata?.annotations, ...wanted.metadata?.annotations },
  }
  const object: Manifest = { ...stored, metadata, [lists.field]: [...kept, ...missing] }
  const same =
    deepEqual(object[lists.field], stored[lists.field] ?? []) &&
    deepEqual(metadata.labels, stored.metadata?.labels ?? {}) &&
    deepEqual(metadata.annotations, stored.metadata?.annotations ?? {})
  return { operation: same ? 'none' : 'update', object: same ? stored : object, missing, extra }
}

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

function report(context: CommandContext, outcome: Outcome, lists: Lists): void {
  if (outcome.operation === 'none') return
  context.err(`\treconciliation required ${outcome.operation}\n`)
  const say = (text: string, items: JsonMap[]) => {
    if (items.length === 0) return
    context.err(`\t${text}:\n${items.map((item) => `\t\t${structText(item, lists)}\n`).join('')}`)
  }
  say(`missing ${lists.title} added`, outcome.missing)
  if (lists.removeExtra) say(`extra ${lists.title} removed`, outcome.extra)
}

function reconcile(context: CommandContext, info: Info, print: (object: Manifest) => void): void {
  const lists = listsOf(context, info)
  if (!lists) return
  const { client } = context
  const { mapping, namespace, name } = info
  const outcome = compare(info.object, client.find(mapping, namespace, name), lists)
  const dryRun = dryRunOf(context)
  const query = writeQuery(context.flags, dryRun)
  let { object } = outcome
  if (dryRun !== 'client') {
    if (outcome.operation === 'create')
      object = client.create(mapping, namespace, withoutResourceVersion(object), query)
    if (outcome.operation === 'update') object = client.replace({ mapping, namespace }, object, query)
  }
  print(object)
  report(context, outcome, lists)
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
    if (context.args.length > 0) throw new KubectlError('no arguments are allowed')
    const { infos, errors } = findInfos(context, findOptions([], context.flags))
    throwCollected(errors)
    const print = resultPrinter(context, dryRunOf(context))
    for (const info of infos) reconcile(context, info, (object) => print(object, 'reconciled'))
  },
})
