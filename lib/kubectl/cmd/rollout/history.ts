import { type CommandContext, defineCommand } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { describePodTemplate } from '../../describe/pod-template'
import { DescribeWriter } from '../../describe/writer'
import { asKubectlError, KubectlError, throwCollected } from '../../errors'
import { dig, isMap, type JsonMap, quote } from '../../go-format'
import { objectName, objectPrinter, PRINT_FLAGS } from '../../printers/print-flags'
import { alignTabs, DESCRIBE_TABS } from '../../printers/tab-writer'
import type { Info } from '../../resource/resource-finder'
import { type Revision, revisionsOf } from './revisions'
import { checkVisited, findWorkloads, kindName, ROLLOUT_FLAGS } from './rollout-flags'

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

function revisionsFor(context: CommandContext, info: Info): Revision[] {
  const revisions = revisionsOf(context, info)
  if (revisions) return revisions
  checkVisited(info, 'history')
  throw new KubectlError(`no history viewer has been implemented for ${quote(kindName(info))}`)
}

/** The template with the change cause among its annotations, as the history shows it. */
function templateWithCause({ template, object }: Revision): JsonMap {
  const cause = object.metadata?.annotations?.[CHANGE_CAUSE]
  if (!cause) return template
  const metadata = isMap(template.metadata) ? template.metadata : {}
  const annotations = { ...(dig(metadata, 'annotations') as object), [CHANGE_CAUSE]: cause }
  return { ...template, metadata: { ...metadata, annotations } }
}

function listText(revisions: Revision[]): string {
  const rows = revisions.map(({ revision, object }) => {
    return `${revision}\t${object.metadata?.annotations?.[CHANGE_CAUSE] || '<none>'}\n`
  })
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, DESCRIBE_TABS)
}

function showOne(context: CommandContext, info: Info): void {
  const wanted = context.flags.number('revision')
  const printer = objectPrinter(context)
  const revisions = revisionsFor(context, info)
  const found = revisions.find((one) => one.revision === wanted)
  if (wanted > 0 && !found) throw new KubectlError('unable to find the specified revision')
  if (printer) {
    for (const one of found ? [found] : revisions) context.out(printer(one.object as Manifest))
    return
  }
  const title = objectName(info.object)
  if (revisions.length === 0) context.out(`${title} \nNo rollout history found.\n`)
  else if (found) {
    const writer = new DescribeWriter()
    describePodTemplate(templateWithCause(found), writer)
    context.out(`${title} with revision #${wanted}\n${writer.text()}\n`)
  } else context.out(`${title} \n${listText(revisions)}\n`)
}

export const history = defineCommand({
  use: 'history (TYPE NAME | TYPE/NAME) [flags]',
  short: 'View rollout history',
  examples: `
    # All revisions
    kubectl rollout history deployment/shop

    # One of them in detail
    kubectl rollout history deployment/shop --revision=2
  `,
  flags: [
    ...PRINT_FLAGS,
    ...ROLLOUT_FLAGS,
    { name: 'revision', type: 'int64', default: '0', usage: 'The revision to show in detail.' },
  ],
  run(context) {
    const { infos, errors } = findWorkloads(context)
    if (context.flags.number('revision') < 0) {
      throw new KubectlError(`revision must be a positive integer: ${context.flags.number('revision')}`)
    }
    for (const info of infos) {
      try {
        showOne(context, info)
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})
