import type { Selector } from '@/lib/cluster/apimachinery/labels'
import { parseSelector, SelectorError } from '@/lib/cluster/apimachinery/selector-parser'
import { KubectlError } from './errors'
import { type JsonMap, quote } from './go-format'

const OPERATORS: Record<string, string> = { in: 'In', notin: 'NotIn', exists: 'Exists', '!': 'DoesNotExist' }

function requirements(text: string): Selector {
  try {
    return parseSelector(text)
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error
    throw new KubectlError(`couldn't parse the selector string "${text}": ${error.message}`)
  }
}

interface LabelSelector extends JsonMap {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}

/** A selector's text as a metav1.LabelSelector. @throws KubectlError for what it cannot express */
export function labelSelector(text: string): LabelSelector {
  const matchLabels: Record<string, string> = {}
  const matchExpressions: NonNullable<LabelSelector['matchExpressions']> = []
  for (const { key, operator, values } of requirements(text)) {
    const known = OPERATORS[operator]
    if (operator === '=' || operator === '==') matchLabels[key] = values[0] ?? ''
    else if (known) {
      matchExpressions.push({ key, operator: known, ...(values.length > 0 ? { values } : {}) })
    } else throw new KubectlError(`${quote(operator)} is not a valid label selector operator`)
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  }
}
