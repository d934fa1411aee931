/** To which release an object belongs. */
import { HelmError } from '@/lib/helm/errors'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import type { KubeObject } from '@/lib/helm/kube/objects'
import type { Manifest } from '@/lib/kubectl/client/rest-client'
import { ApiStatusError } from '@/lib/kubectl/errors'
import { digMap, quote } from '@/lib/kubectl/go-format'

const MANAGED_BY = 'app.kubernetes.io/managed-by'
const RELEASE_NAME = 'meta.helm.sh/release-name'
const RELEASE_NAMESPACE = 'meta.helm.sh/release-namespace'

interface Owner {
  name: string
  namespace: string
}

/** The object with the marks of its release. */
export function marked({ object, ...rest }: KubeObject, { name, namespace }: Owner): KubeObject {
  const metadata = {
    ...object.metadata,
    labels: { ...digMap(object, 'metadata', 'labels'), [MANAGED_BY]: 'Helm' },
    annotations: {
      ...digMap(object, 'metadata', 'annotations'),
      [RELEASE_NAME]: name,
      [RELEASE_NAMESPACE]: namespace,
    },
  }
  return { ...rest, object: { ...object, metadata } }
}

function required(map: Record<string, string>, key: string, value: string): string | undefined {
  const actual = map[key]
  if (actual === undefined) return `missing key ${quote(key)}: must be set to ${quote(value)}`
  return actual === value
    ? undefined
    : `key ${quote(key)} must equal ${quote(value)}: current value is ${quote(actual)}`
}

/** What is missing for an object to belong to a release. */
function ownershipProblem(object: Manifest, { name, namespace }: Owner): string | undefined {
  const labels = digMap(object, 'metadata', 'labels')
  const annotations = digMap(object, 'metadata', 'annotations')
  const problems = [
    ['label', required(labels, MANAGED_BY, 'Helm')],
    ['annotation', required(annotations, RELEASE_NAME, name)],
    ['annotation', required(annotations, RELEASE_NAMESPACE, namespace)],
  ].flatMap(([what, problem]) => (problem === undefined ? [] : [`${what} validation error: ${problem}`]))
  return problems.length === 0 ? undefined : `invalid ownership metadata; ${problems.join('; ')}`
}

/** Objects that are there already. @throws HelmError where one is not the release's own, unless it is taken */
export function existingObjects(
  cluster: KubeCluster,
  objects: readonly KubeObject[],
  owner: Owner,
  takes: boolean,
): KubeObject[] {
  return objects.filter((one) => {
    const { mapping, namespace, name } = one
    const shown = `${mapping.kind} ${quote(name)} in namespace ${quote(namespace ?? '')}`
    if (name === '' && one.object.metadata?.generateName) return false
    let existing: Manifest | undefined
    try {
      existing = cluster.client.find(mapping, namespace, name)
    } catch (error) {
      if (!(error instanceof ApiStatusError)) throw error
      throw new HelmError(`could not get information about the resource ${shown}: ${error.message}`)
    }
    if (!existing) return false
    const problem = takes ? undefined : ownershipProblem(existing, owner)
    if (problem !== undefined)
      throw new HelmError(`${shown} exists and cannot be imported into the current release: ${problem}`)
    return true
  })
}
