import { schemaType } from '../../apply/client-side-apply'
import { type CommandContext, defineCommand } from '../../cli/command'
import type { Mapping } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { quote } from '../../go-format'
import { customDocs } from './custom-docs'
import { parseRequest } from './request'
import {
  builtInDocs,
  type DocSource,
  type FieldDocs,
  innerScalar,
  innerType,
  loadDocs,
  typeText,
} from './type-docs'
import { indent, wrapWords } from './wrap'

function enumText(enums: readonly string[]): string {
  const shown = enums.slice(0, 4).map((one) => one || '""')
  return shown.join(', ') + (enums.length > 4 ? ', ....' : '')
}

function fieldLine(field: FieldDocs, level: number): string {
  const pad = '  '.repeat(level)
  const required = field.required ? ' -required-' : ''
  const enums = field.enums.length > 0 ? `\n${pad}enum: ${enumText(field.enums)}` : ''
  return `${pad}${field.name}\t<${field.shown ?? typeText(field.type)}>${required}${enums}\n`
}

function fieldList(docs: DocSource, type: string): string {
  return docs
    .fields(type)
    .map((field) => {
      const doc = indent(wrapWords(field.doc || '<no description>', 76), 4)
      return `${fieldLine(field, 1)}${doc}\n\n`
    })
    .join('')
}

/** Fields of fields; a type inside itself is not opened again. */
function fieldTree(docs: DocSource, type: string, level: number, above: string[]): string {
  if (above.includes(type)) return ''
  return docs
    .fields(type)
    .map((field) => {
      const inner = innerType(field.type)
      return fieldLine(field, level) + (inner ? fieldTree(docs, inner, level + 1, [...above, type]) : '')
    })
    .join('')
}

/** Follows a path of field names. @throws KubectlError `field "x" does not exist` */
function findField(docs: DocSource, type: string, path: string[]): FieldDocs | undefined {
  let current: string | undefined = type
  let found: FieldDocs | undefined
  for (const name of path) {
    const fields: FieldDocs[] = current ? docs.fields(current) : []
    found = fields.find((one) => one.name === name)
    if (!found) throw new KubectlError(`field ${quote(path[path.length - 1]!)} does not exist`)
    current = innerType(found.type)
  }
  return found
}

function fieldHead(field: FieldDocs): string {
  const enums =
    field.enums.length > 0 ? `ENUM:${field.enums.map((one) => `\n    ${one || '""'}`).join('')}` : ''
  return `FIELD: ${field.name} <${field.shown ?? typeText(field.type)}>\n${enums}\n\n`
}

function explainText(
  context: CommandContext,
  mapping: Mapping,
  docs: DocSource,
  type: string,
  path: string[],
): string {
  const { flags } = context
  const field = findField(docs, type, path)
  const inner = field ? innerType(field.type) : type
  const group = mapping.group ? `GROUP:      ${mapping.group}\n` : ''
  const head = `${group}KIND:       ${mapping.kind}\nVERSION:    ${mapping.version}\n\n${field ? fieldHead(field) : ''}`
  const texts = [field?.doc ?? '', docs.doc(inner ?? innerScalar(field?.type))]
    .filter(Boolean)
    .map((text) => `${text}\n`)
  const description = `DESCRIPTION:\n${indent(wrapWords(texts.join('') || '<empty>', 76), 4)}\n`
  let fields = ''
  if (inner) fields = flags.bool('recursive') ? fieldTree(docs, inner, 1, []) : fieldList(docs, inner)
  return `${head}${description}${fields ? `FIELDS:\n${fields}` : ''}\n`
}

export const explain = defineCommand({
  use: 'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  short: 'Get documentation for a resource',
  group: 'Basic Commands (Intermediate):',
  examples: `
    # A kind
    kubectl explain deployment

    # A field
    kubectl explain pod.spec.containers.livenessProbe

    # All fields below it
    kubectl explain pod.spec.affinity --recursive
  `,
  flags: [
    { name: 'api-version', type: 'string', usage: 'The group and version to explain.' },
    {
      name: 'output',
      short: 'o',
      type: 'string',
      default: 'plaintext',
      usage: 'plaintext or plaintext-openapiv2',
    },
    { name: 'recursive', short: 'R', type: 'bool', usage: 'Print the fields of fields.' },
  ],
  *run(context) {
    const { args, flags } = context
    if (args.length === 0) {
      throw new KubectlError(
        'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n',
      )
    }
    if (args.length > 1) throw new KubectlError('We accept only this format: explain RESOURCE\n')
    const { mapping, path } = parseRequest(context, args[0]!)
    const format = flags.string('output')
    if (format !== 'plaintext' && format !== 'plaintext-openapiv2')
      throw new KubectlError(`unrecognized format: ${format}`)
    const type = schemaType(mapping)
    const custom = type ? undefined : customDocs(context, mapping)
    const root = type ?? custom?.root
    if (!root) throw new KubectlError(`couldn't find resource for ${quote(args[0]!)}`)
    yield* loadDocs(context.io)
    context.out(explainText(context, mapping, custom?.docs ?? builtInDocs, root, path))
    return 0
  },
})
