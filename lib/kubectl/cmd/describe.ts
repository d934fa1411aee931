import { type CommandContext, defineCommand } from '../cli/command'
import { ALL_NAMESPACES_FLAG, FILENAME_FLAGS, findOptions, SELECTOR_FLAG } from '../cli/common-flags'
import { describerFor } from '../describe'
import { asKubectlError, isNotFound, KubectlError, throwCollected } from '../errors'
import { alignTabs, DESCRIBE_TABS } from '../printers/tab-writer'
import { findInfos, findTarget, type Info } from '../resource/resource-finder'

/** Objects whose name begins with the one that does not exist. */
function findByPrefix(context: CommandContext, original: Error): Info[] {
  const target = findTarget(context, { ...findOptions(context.args, context.flags), typeMeansAll: true })
  if (target.form !== 'named' || context.args.length !== 2) throw original
  const { mapping, name, namespace } = target.items[0]!
  const matching = context.client
    .list(mapping, namespace)
    .items.filter((item) => item.metadata?.name?.startsWith(name))
    .map((object) => ({
      mapping,
      name: object.metadata?.name ?? '',
      namespace: object.metadata?.namespace,
      object,
    }))
  if (matching.length === 0) throw original
  return matching
}

function findObjects(context: CommandContext): { infos: Info[]; errors: Error[]; byPrefix?: boolean } {
  const { args, flags } = context
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    )
  }
  const found = findInfos(context, { ...findOptions(args, flags), typeMeansAll: true, latest: true })
  const [first] = found.errors
  if (found.infos.length > 0 || found.errors.length !== 1 || !isNotFound(first)) return found
  return { infos: findByPrefix(context, first!), errors: [], byPrefix: true }
}

export const describe = defineCommand({
  use: 'describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  short: 'Show details of a specific resource or group of resources',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # One Pod, with its events
    kubectl describe pod web

    # All Pods of a Deployment's label
    kubectl describe pods -l app=shop
  `,
  flags: [
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', default: '500', usage: 'Read large lists in pieces of this size.' },
    { name: 'show-events', type: 'bool', default: 'true', usage: 'Show the events about the object.' },
  ],
  run(context) {
    const { infos, errors, byPrefix } = findObjects(context)
    let first = true
    for (const info of infos) {
      try {
        const text = describerFor(info.mapping)(context, info.object)
        const aligned = alignTabs(text, DESCRIBE_TABS)
        context.out(byPrefix ? `${aligned}\n` : `${first ? '' : '\n\n'}${aligned}`)
        first = false
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
    if (infos.length === 0) {
      const { namespace } = context.config.namespace()
      const everywhere = context.flags.bool('all-namespaces')
      context.err(everywhere ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`)
    }
  },
})
