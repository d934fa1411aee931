import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { type CommandContext, defineCommand, noArguments } from '../cli/command'
import { groupResource, groupVersion, type Mapping } from '../client/rest-client'
import { KubectlError } from '../errors'
import { compareStrings, quote } from '../go-format'
import { alignTabs, TABLE_TABS } from '../printers/tab-writer'

const FORMATS = ['json', 'kyaml', 'name', 'wide', 'yaml']

function selected(context: CommandContext): Mapping[] {
  const { flags } = context
  const verbs = flags.list('verbs')
  const categories = flags.list('categories')
  if (!flags.bool('cached')) context.mapper.invalidate()
  return context.mapper
    .all()
    .filter((one) => !flags.changed('namespaced') || one.namespaced === flags.bool('namespaced'))
    .filter((one) => !flags.changed('api-group') || one.group === flags.string('api-group'))
    .filter((one) => verbs.every((verb) => one.verbs.includes(verb)))
    .filter((one) => categories.every((category) => one.categories.includes(category)))
    .filter((one) => one.verbs.length > 0)
}

function sorted(mappings: Mapping[], by: string): Mapping[] {
  const key = (one: Mapping) => (by === 'name' ? one.resource : by === 'kind' ? one.kind : one.group)
  return [...mappings].sort(
    (a, b) => compareStrings(key(a), key(b)) || compareStrings(a.resource, b.resource),
  )
}

function row(one: Mapping, wide: boolean): string {
  const cells = [one.resource, one.shortNames.join(','), groupVersion(one), String(one.namespaced), one.kind]
  return [...cells, ...(wide ? [one.verbs.join(','), one.categories.join(',')] : [])].join('\t')
}

/** APIResourceList, its fields in the order of its type. */
function asList(mappings: readonly Mapping[]) {
  const resources = mappings.map(({ group, version, ...one }) => ({
    name: one.resource,
    singularName: one.singular,
    namespaced: one.namespaced,
    ...(group ? { group } : {}),
    version,
    kind: one.kind,
    verbs: one.verbs,
    ...(one.shortNames.length > 0 ? { shortNames: one.shortNames } : {}),
    ...(one.categories.length > 0 ? { categories: one.categories } : {}),
  }))
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '', resources }
}

function run(context: CommandContext): undefined {
  print(context)
  const incomplete = context.mapper.discoveryError()
  if (incomplete !== undefined) throw new KubectlError(incomplete)
}

function print(context: CommandContext): void {
  const { flags } = context
  const output = flags.string('output')
  noArguments(context, 'unexpected arguments')
  if (!FORMATS.includes(output) && output !== '')
    throw new KubectlError(
      `unable to match a printer suitable for the output format ${quote(output)}, allowed formats are: ${FORMATS.join(',')}`,
    )
  if (!['', 'name', 'kind'].includes(flags.string('sort-by'))) {
    throw new KubectlError(`--sort-by accepts only name or kind`)
  }
  const mappings = sorted(selected(context), flags.string('sort-by'))
  if (output === 'name') {
    for (const one of mappings) context.out(`${groupResource(one)}\n`)
    return
  }
  if (output === 'json' || output === 'yaml') {
    context.out(
      output === 'json' ? `${JSON.stringify(asList(mappings), null, 4)}\n` : toYaml(asList(mappings)),
    )
    return
  }
  const wide = output === 'wide'
  const titles = [
    'NAME',
    'SHORTNAMES',
    'APIVERSION',
    'NAMESPACED',
    'KIND',
    ...(wide ? ['VERBS', 'CATEGORIES'] : []),
  ]
  const lines = mappings.map((one) => row(one, wide))
  if (!flags.bool('no-headers')) lines.unshift(titles.join('\t'))
  if (lines.length > 0) context.out(alignTabs(`${lines.join('\n')}\n`, TABLE_TABS))
}

export const apiResources = defineCommand({
  use: 'api-resources [flags]',
  short: 'Print the supported API resources on the server',
  examples: `
    # Those that live in no namespace
    kubectl api-resources --namespaced=false

    # Those of one group
    kubectl api-resources --api-group=apps
  `,
  flags: [
    { name: 'api-group', type: 'string', usage: 'Only resources of this group.' },
    { name: 'cached', type: 'bool', usage: 'Use what is known already.' },
    { name: 'categories', type: 'stringSlice', usage: 'Only resources of these categories.' },
    {
      name: 'namespaced',
      type: 'bool',
      default: 'true',
      usage: 'Only resources that live (or do not) in namespaces.',
    },
    { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
    { name: 'output', short: 'o', type: 'string', usage: 'wide or name' },
    { name: 'sort-by', type: 'string', usage: 'name or kind' },
    { name: 'verbs', type: 'stringSlice', usage: 'Only resources that have these verbs.' },
  ],
  run,
})
