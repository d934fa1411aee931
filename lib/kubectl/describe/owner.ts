import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digString } from '../go-format'

/** `ReplicaSet/web-7d4b`, or ''. */
export function controllerText(object: Manifest): string {
  const owner = digList(object, 'metadata', 'ownerReferences').find((one) => one.controller === true)
  return owner ? `${digString(owner, 'kind')}/${digString(owner, 'name')}` : ''
}

/** `2 Running / 0 Waiting / 0 Succeeded / 0 Failed` of the pods that an object controls. */
export function podsStatusText(context: CommandContext, object: Manifest): string {
  const selector = selectorFromLabelSelector(
    dig(object, 'spec', 'selector') as Parameters<typeof selectorFromLabelSelector>[0],
  )
  const labelSelector = selector ? formatSelector(selector) : ''
  const pods = context.client
    .list(context.mapper.get('pods'), object.metadata?.namespace, { labelSelector })
    .items.filter((pod) =>
      digList(pod, 'metadata', 'ownerReferences').some(
        (owner) => owner.controller === true && owner.uid === object.metadata?.uid,
      ),
    )
  const count = (phase: string) => pods.filter((pod) => digString(pod, 'status', 'phase') === phase).length
  const parts = [
    `${count('Running')} Running`,
    `${count('Pending')} Waiting`,
    `${count('Succeeded')} Succeeded`,
    `${count('Failed')} Failed`,
  ]
  return parts.join(' / ')
}
