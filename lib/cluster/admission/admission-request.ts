import type { AdmissionAttributes } from '@/lib/cluster/admission/plugin'

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
  const ofKind = { group, version, kind: kind.kind }
  const ofResource = { group, version, resource: kind.plural }
  return {
    kind: ofKind,
    resource: ofResource,
    subResource: subresource ?? '',
    requestKind: ofKind,
    requestResource: ofResource,
    requestSubResource: subresource ?? '',
    name,
    namespace: namespace ?? '',
    operation,
    userInfo: { username, uid, groups: [...groups], extra },
    dryRun: dryRun ?? false,
    options: {},
  }
}
