/** What keeps a node's pods from having a network. */
import { CNI_CONF } from '@/lib/cluster/cni/paths'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { findCondition, type View } from '@/lib/cluster/explain/view'
import { isNetworkDaemon } from '@/lib/cluster/proxy/cni'

/** The daemon that should set it up there and does not get on; empty when that is well. */
export function networkDaemonLinks(view: View, node: string): Link[] {
  const owners = view.lister.list('daemonsets.apps').filter(({ metadata }) => isNetworkDaemon(metadata.name))
  const uids = new Set(owners.map(({ metadata }) => metadata.uid))
  const pod = view.lister
    .podsOn(node)
    .find(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uids.has(uid)))
  return pod && findCondition(pod, 'Ready')?.status !== 'True' ? view.explain(refOf(pod)) : []
}

/** Nothing was ever installed, or its daemon fails. */
export function networkLinks(view: View, node: string): Link[] {
  const daemon = networkDaemonLinks(view, node)
  return daemon.length > 0 ? daemon : [{ object: { kind: 'File', name: CNI_CONF }, why: 'nobody' }]
}
