import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IServiceAccountTokenProjection } from 'kubernetes-models/v1/ServiceAccountTokenProjection'
import { API_AUDIENCE } from '@/lib/cluster/auth/service-account-token'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { PodToken } from '@/lib/cluster/kubelet/process/tokens'

/** What a token of the pod's service account says. It is not renewed: its claims are those of the pod's start. */
function tokenOf(
  { ctx, pod, runtime }: Sync,
  { audience, expirationSeconds = 3600 }: IServiceAccountTokenProjection,
): PodToken | undefined {
  const { namespace = '', name: podName, uid: podUid = '' } = pod.metadata
  const account = ctx.lister.get('serviceaccounts', namespace, pod.spec.serviceAccountName ?? 'default')
  if (!account) return undefined
  const node = ctx.lister.get('nodes', undefined, pod.spec.nodeName ?? '')
  return {
    account: { namespace, name: account.metadata.name, uid: account.metadata.uid },
    audiences: [audience ?? API_AUDIENCE],
    issuedAt: runtime.startTime,
    seconds: expirationSeconds,
    binding: {
      pod: { name: podName, uid: podUid },
      ...(node ? { node: { name: node.metadata.name, uid: node.metadata.uid ?? '' } } : {}),
    },
    seed: Number.parseInt(runtime.uid.replaceAll('-', '').slice(0, 8), 16),
  }
}

/** The tokens that a container finds, by path. */
export function mountedTokens(sync: Sync, container: IContainer): Record<string, PodToken> {
  const tokens: Record<string, PodToken> = {}
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = sync.pod.spec.volumes?.find((candidate) => candidate.name === name)
    for (const { serviceAccountToken: wanted } of volume?.projected?.sources ?? []) {
      const isWhole = subPath === undefined
      if (!wanted || (!isWhole && subPath !== wanted.path)) continue
      const token = tokenOf(sync, wanted)
      if (token) tokens[isWhole ? `${mountPath.replace(/\/$/, '')}/${wanted.path}` : mountPath] = token
    }
  }
  return tokens
}
