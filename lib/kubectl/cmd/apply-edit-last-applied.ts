import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { LAST_APPLIED, readLastApplied } from '../apply/last-applied'
import { type CommandContext, defineCommand } from '../cli/command'
import { FILENAME_FLAGS, fieldManagerFlag, findOptions, VALIDATE_FLAG } from '../cli/common-flags'
import { KubectlError, throwCollected } from '../errors'
import { marshalJson } from '../go-format'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { readManifest } from '../resource/manifest'
import { findInfos, type Info } from '../resource/resource-finder'
import { openEditor, stripComments } from './edit'

const HEADER = `# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`

function* editOne(context: CommandContext, info: Info): Steps {
  const { io, flags, client } = context
  const last = readLastApplied(info.object)
  if (!last) {
    throw new KubectlError(
      `no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, use 'kubectl apply set-last-applied'`,
    )
  }
  const json = flags.string('output') === 'json'
  const content = json ? `${marshalJson(last, { indent: 4 })}\n` : toYaml(last)
  const path = `/tmp/kubectl-edit-${Math.floor(io.random() * 1e10)}.${json ? 'json' : 'yaml'}`
  io.writeFile(path, HEADER + content)
  yield* openEditor(context, path)
  const body = stripComments(io.readFile(path) ?? '')
  if (body === stripComments(content)) {
    context.err('Edit cancelled, no changes made.\n')
    return
  }
  if (body.trim() === '') {
    context.err('Edit cancelled, saved file was empty.\n')
    return
  }
  const [edited] = readManifest(body, 'edited-file', false)
  if (!edited || edited instanceof Error) throw edited ?? new KubectlError('the edited file has no object')
  const annotations = { [LAST_APPLIED]: `${marshalJson(edited.object)}\n` }
  const query = { fieldManager: flags.string('field-manager') }
  const after = client.patch(info, 'merge-patch', { metadata: { annotations } }, query)
  resultPrinter(context, 'none')(after, 'edited')
}

/** Edits what a later `kubectl apply` takes for applied. Differs: a file that makes no sense is not opened again. */
export const editLastApplied = defineCommand({
  use: 'edit-last-applied (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit latest last-applied-configuration annotations of a resource/object',
  examples: 'kubectl apply edit-last-applied deployment/shop',
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    fieldManagerFlag('kubectl-client-side-apply'),
    VALIDATE_FLAG,
    { name: 'windows-line-endings', type: 'bool', usage: 'Use Windows line ends.' },
  ],
  *run(context) {
    const options = { ...findOptions(context.args, context.flags), latest: true }
    const { infos, errors } = findInfos(context, options)
    throwCollected(errors)
    for (const info of infos) yield* editOne(context, info)
    return undefined
  },
})
