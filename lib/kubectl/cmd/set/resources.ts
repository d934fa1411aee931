import { canonicalQuantity, QuantityError } from '@/lib/cluster/apimachinery/quantity'
import { defineCommand } from '../../cli/command'
import { KubectlError, throwCollected } from '../../errors'
import { digMap } from '../../go-format'
import { updateContainers, updatePodSpec, wildcard } from '../../pod-template'
import { mutateAll, mutationOf } from '../mutate'
import { findTargets, SET_FLAGS } from './set-flags'

/** `cpu=100m,memory=64Mi` */
export function parseResourceList(text: string): Record<string, string> {
  if (text === '') return {}
  return Object.fromEntries(
    text.split(',').map((part) => {
      const pieces = part.split('=')
      if (pieces.length !== 2)
        throw new KubectlError(`Invalid argument syntax ${part}, expected <resource>=<value>`)
      const [name, amount] = pieces as [string, string]
      try {
        return [name, canonicalQuantity(amount)]
      } catch (error) {
        if (error instanceof QuantityError) throw new KubectlError(error.message)
        throw error
      }
    }),
  )
}

export const setResources = defineCommand({
  use: 'resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  short: 'Update resource requests/limits on objects with pod templates',
  examples: `
    # Requests and limits of all containers
    kubectl set resources deployment/shop --requests=cpu=100m,memory=64Mi --limits=memory=128Mi
  `,
  flags: [
    ...SET_FLAGS,
    {
      name: 'containers',
      short: 'c',
      type: 'string',
      default: '*',
      usage: 'Which containers; may use wildcards.',
    },
    { name: 'limits', type: 'string', usage: 'Limits, such as cpu=1,memory=256Mi.' },
    { name: 'requests', type: 'string', usage: 'Requests, such as cpu=100m,memory=64Mi.' },
  ],
  run(context) {
    const { flags } = context
    const found = findTargets(context, context.args)
    throwCollected(found.errors)
    if (!flags.string('limits') && !flags.string('requests')) {
      throw new KubectlError(
        'you must specify an update to requests or limits (in the form of --requests/--limits)',
      )
    }
    const limits = parseResourceList(flags.string('limits'))
    const requests = parseResourceList(flags.string('requests'))
    const pattern = flags.string('containers')
    const operation = 'resource requirements updated'
    const how = mutationOf(context, operation, 'failed to patch resources update to pod template')
    mutateAll(context, found, how, (info) =>
      updatePodSpec(info, (spec) => {
        const { spec: after, touched } = updateContainers(spec, wildcard(pattern), (container) => {
          const merged = (field: string, more: Record<string, string>) => {
            const all = { ...digMap(container, 'resources', field), ...more }
            return Object.keys(all).length > 0 ? { [field]: all } : {}
          }
          const resources = {
            ...digMap(container, 'resources'),
            ...merged('limits', limits),
            ...merged('requests', requests),
          }
          return { ...container, resources }
        })
        if (touched.length === 0) throw new KubectlError(`error: unable to find container named ${pattern}`)
        return after
      }),
    )
  },
})
