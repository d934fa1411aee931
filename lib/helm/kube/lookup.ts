import type { KubeCluster } from '@/lib/helm/kube/cluster'
import { ApiStatusError, isNotFound, KubectlError } from '@/lib/kubectl/errors'
import type { JsonMap } from '@/lib/kubectl/go-format'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { integers } from '@/lib/kubectl/printers/go-template/values'

/** The template function `lookup`: an object, a list where no name is given, an empty map where there is none. */
export function lookUp(
  cluster: KubeCluster,
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
): JsonMap {
  try {
    const mapping = cluster.mapper.forKind(apiVersion, kind)
    const within = namespace === '' ? undefined : namespace
    const found =
      name === '' ? cluster.client.list(mapping, within) : cluster.client.get(mapping, within, name)
    return integers(found) as JsonMap
  } catch (error) {
    if (isNotFound(error)) return {}
    if (error instanceof ApiStatusError) throw new FunctionError(error.message)
    if (!(error instanceof KubectlError)) throw error
    const at = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`
    throw new FunctionError(
      `unable to get apiresource from unstructured: ${at}, Kind=${kind}: the server could not find the requested resource`,
    )
  }
}
