/** `.Capabilities`: what the cluster is, or what Helm takes for granted without one. */
import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import { findVersion } from '@/lib/helm/semver'
import type { RestMapper } from '@/lib/kubectl/client/rest-mapper'
import { withMethods } from '@/lib/kubectl/printers/go-template/values'

/** What `helm version` says of itself. */
export const HELM_VERSION = 'v4.2.4'
export const HELM_COMMIT = '3900f434fd3ef2b84065dc04508df48f288dba00'
export const GO_VERSION = 'go1.26.4'

export interface Capabilities {
  /** `v1.36.2` */
  kubeVersion: string
  apiVersions: readonly string[]
}

/** The groups that client-go knows, which `helm template` takes for served. */
const KNOWN = [
  ...['v1', 'admissionregistration.k8s.io/v1', 'apiextensions.k8s.io/v1', 'apps/v1'],
  ...['authentication.k8s.io/v1', 'authorization.k8s.io/v1', 'autoscaling/v1', 'autoscaling/v2', 'batch/v1'],
  ...['certificates.k8s.io/v1', 'coordination.k8s.io/v1', 'discovery.k8s.io/v1', 'events.k8s.io/v1'],
  ...['flowcontrol.apiserver.k8s.io/v1', 'networking.k8s.io/v1', 'node.k8s.io/v1', 'policy/v1'],
  ...['rbac.authorization.k8s.io/v1', 'resource.k8s.io/v1', 'scheduling.k8s.io/v1', 'storage.k8s.io/v1'],
]

/** Without a cluster: the Kubernetes that this Helm was built for. */
export const defaultCapabilities = (): Capabilities => ({
  kubeVersion: KUBERNETES_VERSION.replace(/\.\d+$/, '.0'),
  apiVersions: KNOWN,
})

/** All that a cluster serves: `apps/v1` and `apps/v1/Deployment`. */
export function clusterCapabilities(mapper: RestMapper, gitVersion: string): Capabilities {
  const versions = mapper.groupVersions().map(({ group, version }) => ({
    group,
    version,
    name: group ? `${group}/${version}` : version,
  }))
  const kinds = versions.flatMap(({ group, version, name }) =>
    mapper.resourcesOf(group, version).map(({ kind }) => `${name}/${kind}`),
  )
  return { kubeVersion: gitVersion, apiVersions: [...versions.map(({ name }) => name), ...kinds] }
}

export function capabilitiesObject({ kubeVersion, apiVersions }: Capabilities): object {
  const { major = 1, minor = 0 } = findVersion(kubeVersion) ?? {}
  const text = () => kubeVersion
  const version = withMethods(
    { Version: kubeVersion, Major: String(major), Minor: String(minor) },
    {
      String: { least: 0, variadic: false, run: text },
      GitVersion: { least: 0, variadic: false, run: text },
    },
  )
  return {
    KubeVersion: version,
    APIVersions: withMethods([...apiVersions], {
      Has: { least: 1, variadic: false, run: ([name]) => apiVersions.includes(String(name)) },
    }),
    HelmVersion: {
      Version: HELM_VERSION,
      GitCommit: HELM_COMMIT,
      GitTreeState: 'clean',
      GoVersion: GO_VERSION,
    },
  }
}
