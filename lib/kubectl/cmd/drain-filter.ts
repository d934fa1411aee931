import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digList, digString, sortedKeys } from '../go-format'
import type { Info } from '../resource/resource-finder'

type Verdict = { evict: boolean; warning?: string; error?: string }

const MIRROR = 'kubernetes.io/config.mirror'

function isFinished(pod: Manifest): boolean {
  return ['Succeeded', 'Failed'].includes(digString(pod, 'status', 'phase'))
}

/** drain's filters in their order: the first that refuses decides, and else the last, whatever others would warn of. */
function judge(context: CommandContext, pod: Manifest): Verdict {
  const { flags } = context
  const owner = digList(pod, 'metadata', 'ownerReferences').find((one) => one.controller === true)
  if (pod.metadata?.annotations?.[MIRROR] !== undefined) return { evict: false }
  if (owner?.kind === 'DaemonSet' && !isFinished(pod)) {
    if (!flags.bool('ignore-daemonsets')) {
      return { evict: false, error: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' }
    }
    return { evict: false, warning: 'ignoring DaemonSet-managed Pods' }
  }
  const local = digList(pod, 'spec', 'volumes').some((volume) => dig(volume, 'emptyDir') !== undefined)
  if (local && !isFinished(pod) && !flags.bool('delete-emptydir-data'))
    return { evict: false, error: 'Pods with local storage (use --delete-emptydir-data to override)' }
  if (owner || isFinished(pod)) return { evict: true }
  if (!flags.bool('force'))
    return { evict: false, error: 'Pods that declare no controller (use --force to override)' }
  return { evict: true, warning: 'deleting Pods that declare no controller' }
}

function grouped(entries: [text: string, pod: string][]): string[] {
  const groups: Record<string, string[]> = {}
  for (const [text, pod] of entries) groups[text] = [...(groups[text] ?? []), pod]
  return sortedKeys(groups).map((text) => `${text}: ${groups[text]!.join(', ')}`)
}

/** The pods of a node that a drain removes, what it says about others, and what forbids it. */
export function podsToEvict(
  context: CommandContext,
  node: string,
): { pods: Info[]; warnings: string; errors: Error[] } {
  const mapping = context.mapper.get('pods')
  const query = {
    fieldSelector: `spec.nodeName=${node}`,
    labelSelector: context.flags.string('pod-selector'),
  }
  const pods: Info[] = []
  const warnings: [string, string][] = []
  const errors: [string, string][] = []
  for (const object of context.client.list(mapping, undefined, query).items) {
    const { name = '', namespace = '' } = object.metadata ?? {}
    const verdict = judge(context, object)
    if (verdict.evict) pods.push({ mapping, name, namespace, object })
    if (verdict.warning) warnings.push([verdict.warning, `${namespace}/${name}`])
    if (verdict.error) errors.push([verdict.error, `${namespace}/${name}`])
  }
  return {
    pods,
    warnings: grouped(warnings).join('; '),
    errors: grouped(errors).map((text) => new KubectlError(`cannot delete ${text}`)),
  }
}
