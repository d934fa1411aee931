import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { CommandContext } from '../cli/command'
import type { DryRun } from '../cli/common-flags'
import type { FlagSpec } from '../cli/flag-types'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { isMap, type KeyOrder, marshalJson, quote } from '../go-format'
import { part, rare } from '../parts'
import { structOrder } from '../struct-order'

export const PRINT_FLAGS: FlagSpec[] = [
  {
    name: 'allow-missing-template-keys',
    type: 'bool',
    default: 'true',
    usage: 'Missing fields in a template are no error. Only for golang and jsonpath templates.',
  },
  {
    name: 'output',
    short: 'o',
    type: 'string',
    usage:
      'Output format. One of: (json, yaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).',
  },
  { name: 'show-managed-fields', type: 'bool', usage: 'Keep managedFields in JSON and YAML output.' },
  {
    name: 'template',
    type: 'string',
    usage: 'The template, or its file, for go-template and jsonpath output.',
  },
]

const FORMATS = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
]

/** Prints one object; undefined for the plain message of a verb. */
export type ObjectPrinter = (object: unknown) => string

/** `jsonpath={.a}` as format and argument. */
export function splitFormat(output: string): { format: string; argument: string } {
  const equals = output.indexOf('=')
  return equals < 0
    ? { format: output, argument: '' }
    : { format: output.slice(0, equals), argument: output.slice(equals + 1) }
}

/** @throws KubectlError `unable to match a printer …` */
export function unknownFormat(output: string, more: string[] = []): KubectlError {
  const formats = [...FORMATS, ...more].sort()
  return new KubectlError(
    `unable to match a printer suitable for the output format ${quote(output)}, allowed formats are: ${formats.join(',')}`,
  )
}

function withoutManagedFields(object: unknown): unknown {
  if (!isMap(object)) return object
  const items = Array.isArray(object.items) ? { items: object.items.map(withoutManagedFields) } : {}
  if (!isMap(object.metadata) || object.metadata.managedFields === undefined) return { ...object, ...items }
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, ...items, metadata }
}

function templateText(context: CommandContext, format: string, argument: string): string {
  const text = argument || context.flags.string('template')
  if (text === '') throw new KubectlError(`template format specified but no template given`)
  if (!format.endsWith('file')) return text
  const content = context.io.readFile(text)
  if (content === undefined) {
    throw new KubectlError(`error reading --template ${text}, open ${text}: no such file or directory\n`)
  }
  return content.replace(/\n$/, '')
}

/** `deployment.apps/web` */
export function objectName(object: Manifest): string {
  const group = object.apiVersion?.includes('/') ? `.${object.apiVersion.split('/')[0]}` : ''
  const kind = (object.kind ?? '').toLowerCase()
  return `${kind}${group}/${object.metadata?.name || '<unknown>'}`
}

function nameLines(object: unknown): string {
  const manifest = object as Manifest
  if (Array.isArray(manifest.items)) return manifest.items.map(nameLines).join('')
  return `${objectName(manifest)}\n`
}

/**
 * The printer that `-o` asks for; undefined without one. `order` is that of JSON's fields where it is not by name.
 * @throws KubectlError for an unknown format
 */
export function objectPrinter(
  context: CommandContext,
  moreFormats: string[] = [],
  order?: KeyOrder,
): ObjectPrinter | undefined {
  const { flags } = context
  const template = flags.string('template')
  const output = flags.string('output') || (template ? 'go-template' : '')
  if (output === '') return undefined
  const { format, argument } = splitFormat(output)
  const shown = (object: unknown) =>
    flags.bool('show-managed-fields') ? object : withoutManagedFields(object)
  // These three may be written in capitals.
  const lower = format.toLowerCase()
  switch (['json', 'yaml', 'name'].includes(lower) && !argument ? lower : format) {
    case 'json':
      return (object) => `${marshalJson(shown(object), { indent: 4, ...(order ? { order } : {}) })}\n`
    case 'yaml': {
      let first = true
      return (object) => {
        const separator = first ? '' : '---\n'
        first = false
        return separator + toYaml(shown(object))
      }
    }
    case 'name':
      return nameLines
    case 'jsonpath':
    case 'jsonpath-file':
    case 'jsonpath-as-json': {
      const text = templateText(context, format, argument)
      const { compileJsonPath, printJsonPath } = part('jsonpath')
      const path = compileJsonPath(text, flags.bool('allow-missing-template-keys'))
      return (object) => printJsonPath(path, text, object, format === 'jsonpath-as-json')
    }
    case 'go-template':
    case 'go-template-file':
    case 'template':
    case 'templatefile':
      return rare('goTemplate').compileGoTemplate(templateText(context, format, argument), {
        strict: !flags.bool('allow-missing-template-keys'),
        out: (text) => context.out(text),
      })
    default:
      throw unknownFormat(output, moreFormats)
  }
}

const DRY_RUN_SUFFIX: Record<DryRun, string> = { none: '', client: ' (dry run)', server: ' (server dry run)' }

/**
 * What a verb prints for an object it changed: `pod/web labeled`, or the object by `-o`.
 * @param typed the object is of kubectl's own types, whose JSON has the order of their fields
 */
export function resultPrinter(
  context: CommandContext,
  dryRun: DryRun,
  typed = false,
): (object: Manifest, operation: string) => void {
  const printer = objectPrinter(context, [], typed ? structOrder : undefined)
  return (object, operation) => {
    context.out(printer ? printer(object) : `${objectName(object)} ${operation}${DRY_RUN_SUFFIX[dryRun]}\n`)
  }
}
