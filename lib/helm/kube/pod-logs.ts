import type { KubeCluster } from '@/lib/helm/kube/cluster'
import { readHead } from '@/lib/helm/release/manifests'
import type { Hook } from '@/lib/helm/release/release'
import { readYaml } from '@/lib/helm/values/read-values'
import { digList, digString } from '@/lib/kubectl/go-format'

/** What the containers of a hook's pods have written, in order. */
export function podLogs(cluster: KubeCluster, { manifest, path }: Hook, releaseNamespace: string): string[] {
  const { kind, objectName } = readHead(path, manifest)
  if (kind !== 'Job' && kind !== 'Pod') return []
  const namespace = digString(readYaml(manifest), 'metadata', 'namespace') || releaseNamespace
  const pods = cluster.mapper.forKind('v1', 'Pod')
  const query: Record<string, string> =
    kind === 'Job'
      ? { labelSelector: `job-name=${objectName}` }
      : { fieldSelector: `metadata.name=${objectName}` }
  return cluster.client.list(pods, namespace, query).items.flatMap((pod) =>
    digList(pod, 'spec', 'containers').map((container) =>
      String(
        cluster.client.request('GET', `/api/v1/namespaces/${namespace}/pods/${pod.metadata?.name}/log`, {
          query: { container: digString(container, 'name') },
        }),
      ),
    ),
  )
}
