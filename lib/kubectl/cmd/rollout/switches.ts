import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import { fieldManagerFlag } from '../../cli/common-flags'
import type { Manifest } from '../../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../../errors'
import { dig } from '../../go-format'
import { replaceAt } from '../../pod-template'
import { PRINT_FLAGS, resultPrinter } from '../../printers/print-flags'
import type { Info } from '../../resource/resource-finder'
import { resourceError, twoWayPatch } from '../mutate'
import { findWorkloads, ROLLOUT_FLAGS, sayNothingFound } from './rollout-flags'

/** A verb that patches each workload. */
interface Switch {
  name: string
  short: string
  done: string
  /** `restarting`, in `restarting is not supported`. */
  doing: string
  kinds: string[]
  change(context: CommandContext, info: Info): Manifest
}

function switchOne(context: CommandContext, info: Info, verb: Switch): void {
  if (!verb.kinds.includes(info.mapping.kind)) throw resourceError(info, `${verb.doing} is not supported`)
  const patch = twoWayPatch(info, verb.change(context, info))
  if (Object.keys(patch).length === 0) {
    throw new KubectlError(
      `failed to create patch for ${info.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
    )
  }
  const query = { fieldManager: context.flags.string('field-manager') }
  const after = context.client.patch(info, 'strategic-merge-patch', patch, query)
  resultPrinter(context, 'none')(after, verb.done)
}

function defineSwitch(verb: Switch): Command {
  return defineCommand({
    use: `${verb.name} RESOURCE`,
    short: verb.short,
    examples: `kubectl rollout ${verb.name} deployment/shop`,
    flags: [...PRINT_FLAGS, ...ROLLOUT_FLAGS, fieldManagerFlag('kubectl-rollout')],
    run(context) {
      const { infos, errors } = findWorkloads(context)
      for (const info of infos) {
        try {
          switchOne(context, info, verb)
        } catch (error) {
          errors.push(asKubectlError(error))
        }
      }
      throwCollected(errors)
      if (infos.length === 0) sayNothingFound(context)
    },
  })
}

const isPaused = (info: Info) => dig(info.object, 'spec', 'paused') === true

function setPaused(info: Info, paused: boolean): Manifest {
  const { paused: _, ...spec } = info.object.spec as { paused?: boolean }
  return { ...info.object, spec: paused ? { ...spec, paused } : spec }
}

export const pause = defineSwitch({
  name: 'pause',
  short: 'Mark the provided resource as paused',
  done: 'paused',
  doing: 'pausing',
  kinds: ['Deployment'],
  change(_, info) {
    if (isPaused(info)) throw resourceError(info, 'is already paused')
    return setPaused(info, true)
  },
})

export const resume = defineSwitch({
  name: 'resume',
  short: 'Resume a paused resource',
  done: 'resumed',
  doing: 'resuming',
  kinds: ['Deployment'],
  change(_, info) {
    if (!isPaused(info)) throw resourceError(info, 'is not paused')
    return setPaused(info, false)
  },
})

export const restart = defineSwitch({
  name: 'restart',
  short: 'Restart a resource',
  done: 'restarted',
  doing: 'restarting',
  kinds: ['Deployment', 'DaemonSet', 'StatefulSet'],
  change(context, info) {
    if (info.mapping.kind === 'Deployment' && isPaused(info)) {
      throw resourceError(info, "can't restart paused deployment (run rollout resume first)")
    }
    const path = ['spec', 'template', 'metadata', 'annotations']
    const restartedAt = { 'kubectl.kubernetes.io/restartedAt': formatTime(context.io.now()) }
    return replaceAt(info.object, path, (old) => ({ ...(old as object), ...restartedAt })) as Manifest
  },
})
