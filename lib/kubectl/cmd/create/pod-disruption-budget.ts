import { nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { labelSelector } from '../../label-selector'
import { defineGenerator, generatedMetadata } from './generator'

function amount(text: string, flag: string): number | string {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^\d+%$/.test(text)) return text
  throw new KubectlError(`invalid format specified for ${flag}`)
}

export const createPodDisruptionBudget = defineGenerator({
  use: 'poddisruptionbudget NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  short: 'Create a pod disruption budget with the specified name',
  aliases: ['pdb'],
  examples: 'kubectl create pdb shop --selector=app=shop --min-available=50%',
  failure: 'failed to create poddisruptionbudgets:',
  flags: [
    { name: 'max-unavailable', type: 'string', usage: 'How many pods, or what share, may be missing.' },
    { name: 'min-available', type: 'string', usage: 'How many pods, or what share, must stay.' },
    { name: 'selector', type: 'string', usage: 'The labels of the pods.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const { flags } = context
    const [minimum, maximum] = [flags.string('min-available'), flags.string('max-unavailable')]
    if (!flags.string('selector')) throw new KubectlError('a selector must be specified')
    if (!minimum && !maximum)
      throw new KubectlError('one of min-available or max-unavailable must be specified')
    if (minimum && maximum)
      throw new KubectlError('min-available and max-unavailable cannot be both specified')
    const bound = minimum
      ? { minAvailable: amount(minimum, 'min-available') }
      : { maxUnavailable: amount(maximum, 'max-unavailable') }
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: generatedMetadata(context, name),
      spec: { ...bound, selector: labelSelector(flags.string('selector')) },
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    }
  },
})
