import type { Selector } from '@/lib/cluster/apimachinery/labels'
import { parseSelector, SelectorError } from '@/lib/cluster/apimachinery/selector-parser'
import { nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { type JsonMap, quote } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'

const OPERATORS: Record<string, string> = { in: 'In', notin: 'NotIn', exists: 'Exists', '!': 'DoesNotExist' }

function requirements(text: string): Selector {
  try {
    return parseSelector(text)
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error
    throw new KubectlError(`couldn't parse the selector string "${text}": ${error.message}`)
  }
}

/** A selector's text as a metav1.LabelSelector. @throws KubectlError for what it cannot express */
function labelSelector(text: string): JsonMap {
  const matchLabels: Record<string, string> = {}
  const matchExpressions: JsonMap[] = []
  for (const { key, operator, values } of requirements(text)) {
    if (operator === '=' || operator === '==') matchLabels[key] = values[0] ?? ''
    else if (OPERATORS[operator]) {
      matchExpressions.push({ key, operator: OPERATORS[operator], ...(values.length > 0 ? { values } : {}) })
    } else throw new KubectlError(`${quote(operator)} is not a valid label selector operator`)
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  }
}

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
