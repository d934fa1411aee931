/** Static pods and their mirrors in the API. Mirrors: pkg/kubelet/config/common.go, pkg/kubelet/pod/mirror_client.go. */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { hashText } from '@/lib/cluster/sim/hash'

const MIRROR = 'kubernetes.io/config.mirror'

/** The hash of the manifest that a mirror pod stands for; undefined for any other pod. */
export const mirroredHash = ({ metadata }: Pick<Pod, 'metadata'>): string | undefined =>
  metadata.annotations?.[MIRROR]

/** By what a kubelet knows a pod: a mirror pod is its static pod. */
export const runtimeUid = (pod: Pick<Pod, 'metadata'>): string => mirroredHash(pod) ?? pod.metadata.uid

/** 32 digits that stand for a manifest's text. */
export const manifestHash = (text: string): string => hashText(text) + hashText(`${text}#`)

/** A manifest's pod as the kubelet of a node has it; its uid is the manifest's hash. */
export function staticPod(manifest: KubeObject, node: string, hash: string, now: number): Pod {
  const { metadata, spec } = manifest as unknown as Pod
  const { status: _, ...rest } = manifest
  return {
    ...rest,
    metadata: {
      ...metadata,
      name: `${metadata.name}-${node}`,
      namespace: metadata.namespace || 'default',
      uid: hash,
      annotations: {
        ...metadata.annotations,
        'kubernetes.io/config.hash': hash,
        'kubernetes.io/config.seen': formatMicroTime(now).replace('Z', '000Z'),
        'kubernetes.io/config.source': 'file',
      },
    },
    spec: {
      ...spec,
      nodeName: node,
      tolerations: [...(spec.tolerations ?? []), { effect: 'NoExecute', operator: 'Exists' }],
    },
  } as unknown as Pod
}

/** What the API shows of a static pod. */
export function mirrorPod(pod: Pod, node: Pick<KubeObject, 'metadata'>): KubeObject {
  const { uid, resourceVersion: _, creationTimestamp: __, ...metadata } = pod.metadata
  const { name, uid: nodeUid } = node.metadata
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [MIRROR]: uid },
      ownerReferences: [{ apiVersion: 'v1', controller: true, kind: 'Node', name, uid: nodeUid }],
    },
    spec: pod.spec,
  } as unknown as KubeObject
}
