import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { schemaType } from '../apply/client-side-apply'
import { withLastApplied } from '../apply/last-applied'
import { type CommandContext, defineCommand } from '../cli/command'
import {
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  validationOf,
  writeQuery,
} from '../cli/common-flags'
import { groupResource, type Manifest, withoutResourceVersion } from '../client/rest-client'
import { ApiStatusError, asKubectlError, ExitError, KubectlError, throwCollected } from '../errors'
import { isMap, marshalJson, quote } from '../go-format'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { readManifest } from '../resource/manifest'
import { findInfos, type Info } from '../resource/resource-finder'
import { twoWayPatch } from './mutate'

const HEADER = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`

function withoutManagedFields(object: Manifest): Manifest {
  const { managedFields: _, ...metadata } = object.metadata ?? {}
  return { ...object, metadata }
}

/** The lines of an edited file that count. */
export function stripComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
}

/** The objects as one document for the editor. */
function document(context: CommandContext, infos: Info[]): string {
  const objects = infos.map((info) => withoutManagedFields(info.object))
  const value =
    objects.length === 1 ? objects[0] : { apiVersion: 'v1', items: objects, kind: 'List', metadata: {} }
  return context.flags.string('output') === 'json' ? `${marshalJson(value, { indent: 4 })}\n` : toYaml(value)
}

/** Whoever drives the generator may answer false for an editor that failed. */
export function* openEditor(context: CommandContext, path: string): Steps {
  const { io } = context
  const opened: unknown = io.runEditor ? io.runEditor(path) : yield { kind: 'edit', path }
  if (opened !== false && opened !== 'missing') return
  const editor = io.env.KUBE_EDITOR || io.env.EDITOR || 'vi'
  if (opened === 'missing') throw new KubectlError(`unable to launch the editor ${quote(editor)}`)
  throw new KubectlError(`there was a problem with the editor ${quote(editor)}`)
}

/** What stands between the saved objects and success, in the words that go above the document. */
function reasonsOf(info: Info, error: ApiStatusError): string {
  const causes = error.status.details?.causes ?? []
  const lines = causes.map((cause) => `# * ${cause.field}: ${cause.message}`)
  const head = `# ${groupResource(info.mapping)} ${quote(info.name)} was not valid:`
  return [head, ...(lines.length > 0 ? lines : [`# * ${error.message}`]), '#', ''].join('\n')
}

interface Outcome {
  /** Why the editor has to open again. */
  reasons: string
  errors: Error[]
}

function saveAll(context: CommandContext, infos: Info[], edited: Manifest[]): Outcome {
  const outcome: Outcome = { reasons: '', errors: [] }
  const print = resultPrinter(context, 'none')
  for (const object of edited) {
    const info = infos.find((one) => one.object.metadata?.uid === object.metadata?.uid) ?? infos[0]!
    const { managedFields } = info.object.metadata ?? {}
    const full = managedFields ? { ...object, metadata: { ...object.metadata, managedFields } } : object
    const after = context.flags.bool('save-config') ? withLastApplied(full) : full
    try {
      saveOne(context, info, after, print)
    } catch (error) {
      if (!(error instanceof ApiStatusError)) throw error
      if (error.reason !== 'Invalid' && error.reason !== 'BadRequest') outcome.errors.push(error)
      else {
        context.err(`error: ${groupResource(info.mapping)} ${quote(info.name)} is invalid\n`)
        outcome.reasons += reasonsOf(info, error)
      }
    }
  }
  return outcome
}

function saveOne(
  context: CommandContext,
  info: Info,
  after: Manifest,
  print: ReturnType<typeof resultPrinter>,
): void {
  if (
    after.metadata?.name !== info.name ||
    after.kind !== info.object.kind ||
    after.apiVersion !== info.object.apiVersion
  ) {
    throw new KubectlError('At least one of apiVersion, kind and name was changed')
  }
  const { resourceVersion: _, ...metadata } = after.metadata ?? {}
  const { resourceVersion: __, ...before } = info.object.metadata ?? {}
  const patch = twoWayPatch({ ...info, object: { ...info.object, metadata: before } }, { ...after, metadata })
  if (Object.keys(patch).length === 0) {
    print(info.object, 'skipped')
    return
  }
  const contentType = schemaType(info.mapping) ? 'strategic-merge-patch' : 'merge-patch'
  const query = {
    fieldManager: context.flags.string('field-manager'),
    fieldValidation: validationOf(context.flags),
  }
  const subresource = context.flags.string('subresource') || undefined
  print(context.client.patch({ ...info, subresource }, contentType, patch, query), 'edited')
}

/** The edited objects, or what is wrong with the file. */
function parseEdited(text: string): Manifest[] | string {
  if (text.trim() === '') return '[apiVersion not set, kind not set]'
  const documents = readManifest(text, 'edited-file', false)
  const bad = documents.find((one) => one instanceof Error)
  if (bad instanceof Error) return bad.message.replace(/^error parsing edited-file: /, '')
  return documents.flatMap((one) => {
    if (one instanceof Error) return []
    const { items } = one.object
    return Array.isArray(items) ? items.filter(isMap) : [one.object]
  })
}

function tempPath(context: CommandContext): string {
  const digits = Math.floor(context.io.random() * 1e10)
  return `/tmp/kubectl-edit-${digits}.${context.flags.string('output') === 'json' ? 'json' : 'yaml'}`
}

function preserved(context: CommandContext, path: string, error: Error): never {
  context.err(`A copy of your changes has been stored to ${quote(path)}\n`)
  throw error
}

/** What becomes of the edited objects. */
type Save = (edited: Manifest[]) => Outcome

/** Says where the edited text is, when something goes wrong that another edit would not mend. */
function keeping(context: CommandContext, path: string, run: () => Outcome): Outcome {
  try {
    return run()
  } catch (error) {
    if (error instanceof ExitError) throw error
    return preserved(context, path, asKubectlError(error))
  }
}

/** So often a file is opened again. */
const MOST_EDITS = 50

function* editLoop(context: CommandContext, infos: Info[], save: Save): Steps {
  const original = document(context, infos)
  let content = original
  let reasons = ''
  let previous: string | undefined
  for (let edits = 1; ; edits++) {
    const path = tempPath(context)
    context.io.writeFile(path, HEADER + reasons + content)
    yield* openEditor(context, path)
    const edited = context.io.readFile(path) ?? ''
    const body = stripComments(edited)
    // A program as editor may change the file in vain for ever.
    if (previous !== undefined && (body === previous || edits > MOST_EDITS)) {
      preserved(context, path, new KubectlError('Edit cancelled, no valid changes were saved.'))
    }
    const parsed = parseEdited(body)
    if (typeof parsed === 'string') {
      const { mapping, name } = infos[0]!
      context.err(`error: ${groupResource(mapping)} ${quote(name)} is invalid\n`)
      reasons = `# The edited file failed validation: ${parsed}\n#\n`
    } else if (body === stripComments(original)) {
      context.err('Edit cancelled, no changes made.\n')
      return
    } else {
      const outcome = keeping(context, path, () => save(parsed))
      if (outcome.errors.length > 0) {
        context.err(
          `error: ${infos[0]!.mapping.resource} ${quote(infos[0]!.name)} could not be patched: ${outcome.errors[0]!.message}\n`,
        )
        context.err(`You can run \`kubectl replace -f ${path}\` to try this update again.\n`)
        throw new ExitError(1)
      }
      if (!outcome.reasons) return
      reasons = outcome.reasons
    }
    previous = body
    content = body
  }
}

/** `kubectl create --edit`: each object goes through the editor, and what comes out is created. */
export function* editBeforeCreate(context: CommandContext, infos: Info[]): Steps {
  const print = resultPrinter(context, 'none')
  const query = writeQuery(context.flags, 'none')
  const errors: Error[] = []
  for (const info of infos) {
    const create = (object: Manifest) => {
      const sent = context.flags.bool('save-config') ? withLastApplied(object) : object
      const mapping = context.mapper.forKind(sent.apiVersion ?? '', sent.kind ?? '')
      const namespace = sent.metadata?.namespace ?? info.namespace
      print(context.client.create(mapping, namespace, withoutResourceVersion(sent), query), 'created')
    }
    try {
      yield* editLoop(context, [info], (edited) => {
        for (const object of edited) create(object)
        return { reasons: '', errors: [] }
      })
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
}

export const edit = defineCommand({
  use: 'edit (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit a resource on the server',
  group: 'Basic Commands (Intermediate):',
  examples: `
    # In the editor that KUBE_EDITOR or EDITOR names
    kubectl edit deployment shop
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SAVE_CONFIG_FLAG,
    VALIDATE_FLAG,
    fieldManagerFlag('kubectl-edit'),
    { name: 'output-patch', type: 'bool', usage: 'Print the patch when the object is edited.' },
    { name: 'subresource', type: 'string', usage: 'A subresource such as status.' },
    { name: 'windows-line-endings', type: 'bool', usage: 'Use Windows line ends.' },
  ],
  *run(context) {
    const { infos, errors } = findInfos(context, {
      ...findOptions(context.args, context.flags),
      typeMeansAll: true,
      latest: true,
    })
    throwCollected(errors)
    if (infos.length === 0) throw new KubectlError('edit cancelled, no objects found')
    try {
      yield* editLoop(context, infos, (edited) => saveAll(context, infos, edited))
    } catch (error) {
      if (error instanceof ExitError) throw error
      throw asKubectlError(error)
    }
    return undefined
  },
})
