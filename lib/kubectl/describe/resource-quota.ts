import { formatQuantity, parseQuantity, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { compareStrings, dig, digMap, sortedKeys } from '../go-format'
import { DescribeWriter } from './writer'

/** What kubectl says of a scope. */
const SCOPES: Record<string, string> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
}

/** The scopes of a quota and what they mean, if it has any. */
export function quotaScopes(quota: Manifest, space: string, writer: DescribeWriter): void {
  const scopes = dig(quota, 'spec', 'scopes')
  if (!Array.isArray(scopes) || scopes.length === 0) return
  const sorted = scopes.map(String).sort(compareStrings)
  writer.line(0, `${space}Scopes:\t${sorted.join(', ')}`)
  for (const scope of sorted) if (SCOPES[scope]) writer.line(0, `${space || ' '}* ${SCOPES[scope]}`)
}

/** One row for each resource that a quota's status bounds. */
export function quotaRows(quota: Manifest, space: string, writer: DescribeWriter): void {
  const hard = digMap(quota, 'status', 'hard')
  const used = digMap(quota, 'status', 'used')
  for (const name of sortedKeys(hard)) {
    const bound = hard[name] ?? '0'
    writer.line(0, `${space}${name}\t${usedText(used[name] ?? '0', bound)}\t${bound}`)
  }
}

/** What is used, in the format of the bound. */
function usedText(used: string, hard: string): string {
  const [amount, { format }] = [parseQuantity(used), parseQuantity(hard)]
  if (amount.format === format) return used
  return formatQuantity({ nano: BigInt(quantityValue(used)) * 1_000_000_000n, format })
}

/** `kubectl describe resourcequota` */
export function describeResourceQuota(_: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  quotaScopes(object, '', writer)
  writer.line(0, 'Resource\tUsed\tHard')
  writer.line(0, '--------\t----\t----')
  quotaRows(object, '', writer)
  return writer.text()
}
