/** Which pods an autoscaler is about. */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { selectorFromLabelSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { resourceOf } from '@/lib/cluster/controller/served-resources'
import type { Vpa } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'

interface TargetFields {
  spec?: { selector?: ILabelSelector | Record<string, string>; replicas?: number }
}

export type Target = { pods: Pod[]; replicas: number } | { error: string }

export function targetOf(ctx: ComponentContext, { metadata, spec }: Vpa): Target {
  const { apiVersion = '', kind, name } = spec.targetRef ?? { kind: '', name: '' }
  const served = resourceOf(ctx, { apiVersion, kind })
  const { namespace = '' } = metadata
  const object =
    served && (ctx.lister.get(served.resource, namespace, name) as (KubeObject & TargetFields) | undefined)
  if (!object) return { error: `Cannot read targetRef. Reason: ${kind} ${namespace}/${name} does not exist` }
  const { selector, replicas = 1 } = object.spec ?? {}
  const parsed =
    kind === 'ReplicationController'
      ? selectorFromSet(selector as Record<string, string>)
      : selectorFromLabelSelector(selector as ILabelSelector)
  if (!parsed) return { error: 'Cannot read targetRef. Reason: target has no selector' }
  return { pods: ctx.lister.list('pods', namespace, parsed), replicas }
}

/** Its Deployment has a ready pod. */
export const isAtWork = ({ lister }: ComponentContext, deployment: string): boolean =>
  !!lister.get('deployments.apps', 'kube-system', deployment)?.status?.readyReplicas
