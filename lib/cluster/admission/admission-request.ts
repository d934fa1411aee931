import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'

type GroupVersionKind = Record<'group' | 'version' | 'kind', string>

const gvk = (group: string, version: string, kind: string): GroupVersionKind => ({ group, version, kind })

/** What a subresource takes in place of the object itself. */
const SUBRESOURCES: Readonly<Record<string, GroupVersionKind>> = {
  scale: gvk('autoscaling', 'v1', 'Scale'),
  binding: gvk('', 'v1', 'Binding'),
  eviction: gvk('policy', 'v1', 'Eviction'),
  token: gvk('authentication.k8s.io', 'v1', 'TokenRequest'),
  exec: gvk('', 'v1', 'PodExecOptions'),
  attach: gvk('', 'v1', 'PodAttachOptions'),
  portforward: gvk('', 'v1', 'PodPortForwardOptions'),
}

/** What expressions know as `request`. Mirrors: admission.k8s.io/v1 AdmissionRequest. */
export function requestOf({
  kind,
  operation,
  subresource,
  namespace,
  name,
  username,
  groups,
  uid = '',
  extra = {},
  dryRun,
}: AdmissionAttributes) {
  const { group, version } = kind
  const ofKind = SUBRESOURCES[subresource ?? ''] ?? gvk(group, version, kind.kind)
  const ofResource = { group, version, resource: kind.plural }
  return {
    kind: ofKind,
    resource: ofResource,
    subResource: subresource ?? '',
    requestKind: ofKind,
    requestResource: ofResource,
    requestSubResource: subresource ?? '',
    name,
    // A Namespace counts as its own.
    namespace: namespace ?? (kind.kind === 'Namespace' && group === '' ? name : ''),
    operation,
    userInfo: { username, uid, groups: [...groups], extra },
    dryRun: dryRun ?? false,
    options: {},
  }
}
