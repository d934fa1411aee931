import { type CommandContext, defineCommand } from '../../cli/command'
import { filesFlags } from '../../cli/common-flags'
import { KubectlError, throwCollected } from '../../errors'
import { labelSelector } from '../../label-selector'
import { updatePodSpec } from '../../pod-template'
import { mutateAll, mutationOf } from '../mutate'
import { setEnv } from './env'
import { setImage } from './image'
import { setResources } from './resources'
import { findTargets, SET_FLAGS } from './set-flags'
import { setSubject } from './subject'

function takeLast(context: CommandContext, message: string): { resources: string[]; last: string } {
  const last = context.args[context.args.length - 1]
  if (last === undefined) throw new KubectlError(message)
  return { resources: context.args.slice(0, -1), last }
}

const FILES_AND_LABELS = ['filename', 'kustomize', 'recursive', 'selector']

const selector = defineCommand({
  use: 'selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  short: 'Set the selector on a resource',
  examples: 'kubectl set selector service shop app=shop,tier=front',
  flags: [
    ...filesFlags(true),
    ...SET_FLAGS.filter(({ name }) => !FILES_AND_LABELS.includes(name)),
    { name: 'resource-version', type: 'string', usage: 'Only if the object has this version.' },
  ],
  run(context) {
    const last = context.args.at(-1)
    const selector = last === undefined ? undefined : labelSelector(last)
    const found = findTargets(context, context.args.slice(0, -1))
    throwCollected(found.errors)
    if (!selector) throw new KubectlError('one selector is required')
    mutateAll(context, found, { ...mutationOf(context, 'selector updated'), always: true }, (info) => {
      if (info.mapping.kind !== 'Service')
        throw new KubectlError('setting a selector is only supported for Services')
      if (selector.matchExpressions) {
        const terms = selector.matchExpressions.map(
          ({ key, operator, values = [] }) => `{${key} ${operator} [${values.join(' ')}]}`,
        )
        throw new KubectlError(`match expression [${terms.join(' ')}] not supported on this object`)
      }
      return { ...info.object, spec: { ...(info.object.spec as object), selector: selector.matchLabels } }
    })
  },
})

const serviceAccount = defineCommand({
  use: 'serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  short: 'Update the service account of a resource',
  aliases: ['sa'],
  examples: 'kubectl set serviceaccount deployment shop robot',
  flags: SET_FLAGS.filter(({ name }) => name !== 'selector'),
  run(context) {
    const { resources, last } = takeLast(context, 'serviceaccount is required')
    const found = findTargets(context, resources)
    throwCollected(found.errors)
    const how = mutationOf(context, 'serviceaccount updated', 'failed to patch ServiceAccountName')
    mutateAll(context, found, { ...how, always: true }, (info) =>
      updatePodSpec(info, (spec) => ({ ...spec, serviceAccountName: last })),
    )
  },
})

export const set = defineCommand({
  use: 'set SUBCOMMAND',
  short: 'Set specific features on objects',
  long: 'Configure application resources.\n\n These commands help you make changes to existing application resources.',
  group: 'Basic Commands (Beginner):',
  flags: [],
  subcommands: [setEnv, setImage, setResources, selector, serviceAccount, setSubject],
})
