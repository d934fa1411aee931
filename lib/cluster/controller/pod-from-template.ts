import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import { controllerReference, type ObjectMeta, type Pod } from '@/lib/cluster/apimachinery/object'

/** A pod of a template, owned by its controller (controller.GetPodFromTemplate). Copies: it may be changed. */
export function podFromTemplate(
  owner: { apiVersion: string; kind: string; metadata: ObjectMeta },
  template: IPodTemplateSpec | undefined,
) {
  const { labels, annotations, finalizers } = template?.metadata ?? {}
  return {
    apiVersion: 'v1' as const,
    kind: 'Pod' as const,
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      labels: { ...labels },
      ...(annotations ? { annotations: { ...annotations } } : {}),
      ...(finalizers ? { finalizers: [...finalizers] } : {}),
      ownerReferences: [controllerReference(owner)],
    },
    spec: { ...template?.spec } as Pod['spec'],
  }
}
