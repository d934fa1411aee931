import type { IServiceAccountTokenProjection } from 'kubernetes-models/v1/ServiceAccountTokenProjection'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { API_AUDIENCE, type TokenOptions } from '@/lib/cluster/auth/service-account-token'
import type { Sync } from '@/lib/cluster/kubelet/node-context'

/** What a token of a pod's service account says: settled at the start, signed when somebody reads it. */
export interface PodToken extends TokenOptions {
  account: { namespace: string; name: string; uid: string }
  seed: number
}

/** What a token of the pod's service account says. It is not renewed: its claims are those of the pod's start. */
function tokenOf(
  { ctx, pod, runtime, host }: Sync,
  { audience, expirationSeconds = 3600 }: IServiceAccountTokenProjection,
): PodToken | undefined {
  const { namespace = '', name: podName, uid: podUid = '' } = pod.metadata
  const account = ctx.lister.get('serviceaccounts', namespace, pod.spec.serviceAccountName ?? 'default')
  if (!account) return undefined
  const key = host.signingKey()
  const node = ctx.lister.get('nodes', undefined, pod.spec.nodeName ?? '')
  return {
    account: { namespace, name: account.metadata.name, uid: account.metadata.uid },
    audiences: [audience ?? API_AUDIENCE],
    issuedAt: runtime.startTime,
    seconds: expirationSeconds,
    ...(key === undefined ? {} : { key }),
    binding: {
      pod: { name: podName, uid: podUid },
      ...(node ? { node: { name: node.metadata.name, uid: node.metadata.uid ?? '' } } : {}),
    },
    seed: Number.parseInt(runtime.uid.replaceAll('-', '').slice(0, 8), 16),
  }
}

/** The tokens of a volume, by path in it. */
export function volumeTokens(sync: Sync, { projected }: IVolume): Record<string, PodToken> | undefined {
  const tokens: Record<string, PodToken> = {}
  for (const { serviceAccountToken: wanted } of projected?.sources ?? []) {
    const token = wanted && tokenOf(sync, wanted)
    if (token) tokens[wanted.path] = token
  }
  return Object.keys(tokens).length > 0 ? tokens : undefined
}
