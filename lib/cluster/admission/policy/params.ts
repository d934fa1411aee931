/** The parameters of policies. Mirrors: apiserver/pkg/admission/plugin/policy/generic CollectParams. */
import type { IParamKind } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamKind'
import type { IParamRef } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamRef'
import type { AdmissionContext } from '@/lib/cluster/admission/plugin'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'

/** The kind that is served under an apiVersion and a name. */
function paramKindOf({ apiVersion = '', kind }: IParamKind, context: AdmissionContext): Kind | undefined {
  const at = apiVersion.indexOf('/')
  const [group, version] = at < 0 ? ['', apiVersion] : [apiVersion.slice(0, at), apiVersion.slice(at + 1)]
  const same = (one: Kind) => one.kind === kind && one.group === group && one.version === version
  return servedKinds(context.list).find(same)
}

/**
 * The objects that a binding names as parameters; [null] where a policy has none, nothing where they are
 * missing and that is allowed.
 */
export function paramsOf(
  paramKind: IParamKind | undefined,
  ref: IParamRef | undefined,
  namespace: string | undefined,
  context: AdmissionContext,
): { params: (KubeObject | null)[] } | { error: string } {
  if (!paramKind || !ref) return { params: [null] }
  const kind = paramKindOf(paramKind, context)
  if (!kind) return { error: `paramKind kind \`${paramKind.apiVersion}, Kind=${paramKind.kind}\` not known` }
  if (ref.namespace && !kind.namespaced)
    return { error: 'paramRef.namespace must not be provided for a cluster-scoped `paramKind`' }
  const inside = kind.namespaced ? ref.namespace || namespace : undefined
  if (kind.namespaced && !inside)
    return { error: 'cannot use namespaced paramRef in policy binding that matches cluster-scoped resources' }
  const found = context
    .list(resourceName(kind), inside)
    .filter(({ metadata }) =>
      ref.name ? metadata.name === ref.name : matchesLabelSelector(ref.selector, metadata.labels),
    )
  if (found.length === 0 && ref.parameterNotFoundAction === 'Deny')
    return { error: 'no params found for policy binding with `Deny` parameterNotFoundAction' }
  return { params: found.map((stored) => kind.fromStorage?.(stored) ?? stored) }
}
