import { type CommandContext, defineCommand, usageError } from '../cli/command'
import {
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  FILENAME_FLAGS,
  findOptions,
  SELECTOR_FLAG,
} from '../cli/common-flags'
import { asKubectlError, ErrorList, isNotFound, KubectlError, throwCollected } from '../errors'
import type { Steps } from '../io'
import { part } from '../parts'
import { objectPrinter, PRINT_FLAGS } from '../printers/print-flags'
import { findInfos, type Info } from '../resource/resource-finder'
import { customColumnsPrinter } from './get-columns'
import { printTables } from './get-table'
import { watchResources } from './get-watch'

const MORE_FORMATS = ['custom-columns', 'custom-columns-file', 'wide']

function checkFlags(context: CommandContext): void {
  const { args, flags } = context
  const output = flags.string('output')
  if (flags.string('raw')) {
    if (args.length > 0) throw new KubectlError('arguments may not be passed when --raw is specified')
    if (flags.bool('watch') || flags.bool('watch-only') || flags.string('selector')) {
      throw new KubectlError(
        '--raw may not be specified with other flags that filter the server request or alter the output',
      )
    }
    if (output) throw new KubectlError('--raw and --output are mutually exclusive')
    return
  }
  if (flags.bool('show-labels') && output && output !== 'wide') {
    throw new KubectlError(`--show-labels option cannot be used with ${output} printer`)
  }
  if (flags.bool('output-watch-events') && !flags.bool('watch') && !flags.bool('watch-only')) {
    throw new KubectlError('--output-watch-events option can only be used with --watch or --watch-only')
  }
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.string('kustomize')) {
    context.err(
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    )
    throw usageError(
      context,
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
    )
  }
}

/** Objects as one list, or the one that was asked for. */
function combined(infos: Info[], single: boolean): unknown {
  if (single && infos.length === 1) return infos[0]!.object
  const items = infos.map((info) => info.object)
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }
}

/** Output that shows whole objects: yaml, json, name, templates, custom columns. */
function printObjects(context: CommandContext): void {
  const { flags } = context
  const columns = customColumnsPrinter(context)
  const printer = columns ? undefined : objectPrinter(context, MORE_FORMATS)
  const { infos, errors, single } = findInfos(context, {
    ...findOptions(context.args, flags),
    typeMeansAll: true,
    latest: true,
    subresource: flags.string('subresource'),
  })
  const real = flags.bool('ignore-not-found') ? errors.filter((error) => !isNotFound(error)) : errors
  if (single && real.length > 0) throw real[0]!
  if (infos.length === 0 && flags.bool('ignore-not-found')) {
    throwCollected(real)
    return
  }
  const sortBy = flags.string('sort-by')
  const sorted = sortBy
    ? part('sortBy').sortFor(
        context,
        'sorter.go:329',
        '*unstructured.Unstructured',
        infos,
        (info) => info.object,
      )
    : infos
  if (columns) context.out(columns(sorted.map((info) => info.object)))
  else if (printer) context.out(printer(combined(sorted, single)))
  throwCollected(real)
}

function isHumanReadable(context: CommandContext): boolean {
  const output = context.flags.string('output')
  return (output === '' && !context.flags.string('template')) || output === 'wide'
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  checkFlags(context)
  const raw = flags.string('raw')
  if (raw) {
    const [path = '', query = ''] = raw.split('?')
    const body = context.client.request('GET', path, {
      // A parameter without a value, as in `?verbose`, is still there.
      query: Object.fromEntries(
        [...new URLSearchParams(query)].map(([key, value]) => [key, value || 'true']),
      ),
    })
    context.out(part('raw').rawText(body))
  } else if (flags.bool('watch') || flags.bool('watch-only')) yield* watchResources(context)
  else if (!isHumanReadable(context)) printObjects(context)
  else printHuman(context)
  return undefined
}

function printHuman(context: CommandContext): void {
  const fromFiles = context.flags.list('filename').length > 0
  const errors = printTables(context)
  const real = context.flags.bool('ignore-not-found') ? errors.filter((error) => !isNotFound(error)) : errors
  // Errors of files arrive wrapped in a list of their own, which is why they carry no `error: `.
  if (fromFiles && real.length === 1) throw new ErrorList(real.map(asKubectlError))
  throwCollected(real)
}

export const get = defineCommand({
  use: 'get [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  short: 'Display one or many resources',
  group: 'Basic Commands (Intermediate):',
  examples: `
    # The pods of the namespace, with node and address
    kubectl get pods -o wide

    # One Deployment as YAML
    kubectl get deployment shop -o yaml

    # The image of each pod with the label app=shop
    kubectl get pods -l app=shop -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[*].image

    # Follow the changes of all pods
    kubectl get pods --all-namespaces --watch
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    FIELD_SELECTOR_FLAG,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', default: '500', usage: 'Read large lists in pieces of this size.' },
    { name: 'ignore-not-found', type: 'bool', usage: 'Missing objects are no error.' },
    { name: 'label-columns', short: 'L', type: 'stringSlice', usage: 'Labels to show as columns.' },
    { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
    { name: 'output-watch-events', type: 'bool', usage: 'Show the type of each event with --watch.' },
    { name: 'raw', type: 'string', usage: 'A path to ask the server for.' },
    { name: 'server-print', type: 'bool', default: 'true', usage: 'Let the server make the columns.' },
    { name: 'show-kind', type: 'bool', usage: 'Show the type before each name.' },
    { name: 'show-labels', type: 'bool', usage: 'Show all labels as the last column.' },
    { name: 'sort-by', type: 'string', usage: 'A jsonpath to sort by, such as .metadata.name.' },
    { name: 'subresource', type: 'string', usage: 'A subresource such as status or scale.' },
    { name: 'watch', short: 'w', type: 'bool', usage: 'Go on with the changes after the list.' },
    { name: 'watch-only', type: 'bool', usage: 'Only the changes, not the list.' },
  ],
  run,
})
