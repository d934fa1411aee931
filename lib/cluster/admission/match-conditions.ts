/** Mirrors: k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions. */
import type { IMatchCondition } from 'kubernetes-models/admissionregistration.k8s.io/v1/MatchCondition'
import { aggregateErrors } from '@/lib/cluster/apimachinery/errors'
import type { CelOutcome } from '@/lib/cluster/cel/program'

/**
 * One that is false lets the request pass by, whatever the others say; an error counts only when none is.
 * @returns whether all hold, or what went wrong when that matters
 */
export function matchConditions(
  conditions: readonly IMatchCondition[] | undefined,
  failurePolicy: string | undefined,
  evaluate: (expression: string) => CelOutcome,
): { matches: boolean; error?: string } {
  const errors: string[] = []
  for (const { expression } of conditions ?? []) {
    const outcome = evaluate(expression.trim())
    if (!outcome.ok) errors.push(`expression '${expression.trim()}' resulted in error: ${outcome.error}`)
    else if (outcome.value !== true) return { matches: false }
  }
  if (errors.length === 0) return { matches: true }
  return failurePolicy === 'Ignore' ? { matches: false } : { matches: false, error: aggregateErrors(errors) }
}
