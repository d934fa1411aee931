/** Defaults of a pod spec, in pods and in templates. Mirrors: k8s.io/kubernetes/pkg/apis/core/v1/defaults.go. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { IVolume } from 'kubernetes-models/v1/Volume'

/** The tag of an image: what follows the last colon after the last slash; a digest has none. */
export function imageTag(image: string): string {
  if (image.includes('@')) return ''
  const last = image.slice(image.lastIndexOf('/') + 1)
  const colon = last.indexOf(':')
  return colon < 0 ? 'latest' : last.slice(colon + 1)
}

function defaultProbe(probe: IProbe | undefined): void {
  if (!probe) return
  probe.timeoutSeconds ||= 1
  probe.periodSeconds ||= 10
  probe.successThreshold ||= 1
  probe.failureThreshold ||= 3
  if (probe.httpGet) {
    probe.httpGet.path ||= '/'
    probe.httpGet.scheme ||= 'HTTP'
  }
  if (probe.grpc) probe.grpc.service ??= ''
}

function defaultContainer(container: IContainer): void {
  container.imagePullPolicy ??= imageTag(container.image ?? '') === 'latest' ? 'Always' : 'IfNotPresent'
  container.terminationMessagePath ||= '/dev/termination-log'
  container.terminationMessagePolicy ??= 'File'
  container.resources ??= {}
  for (const port of container.ports ?? []) port.protocol ??= 'TCP'
  for (const variable of container.env ?? []) {
    if (variable.valueFrom?.fieldRef) variable.valueFrom.fieldRef.apiVersion ||= 'v1'
  }
  defaultProbe(container.livenessProbe)
  defaultProbe(container.readinessProbe)
  defaultProbe(container.startupProbe)
  for (const handler of [container.lifecycle?.postStart, container.lifecycle?.preStop]) {
    if (handler?.httpGet) {
      handler.httpGet.path ||= '/'
      handler.httpGet.scheme ||= 'HTTP'
    }
  }
}

const MODE_0644 = 420

function defaultVolume(volume: IVolume): void {
  if (Object.keys(volume).length === 1) volume.emptyDir = {}
  if (volume.secret) volume.secret.defaultMode ??= MODE_0644
  if (volume.configMap) volume.configMap.defaultMode ??= MODE_0644
  if (volume.downwardAPI) volume.downwardAPI.defaultMode ??= MODE_0644
  if (volume.hostPath) volume.hostPath.type ??= ''
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec
  if (claim) claim.volumeMode ??= 'Filesystem'
  if (volume.projected) {
    volume.projected.defaultMode ??= MODE_0644
    for (const source of volume.projected.sources ?? []) {
      if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600
      for (const item of source.downwardAPI?.items ?? []) {
        if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
      }
    }
  }
  for (const item of volume.downwardAPI?.items ?? []) {
    if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
  }
}

/** Fills in a pod spec in place. */
export function defaultPodSpec(spec: IPodSpec): void {
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])])
    defaultContainer(container)
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container as IContainer)
  for (const volume of spec.volumes ?? []) defaultVolume(volume)
  spec.dnsPolicy ??= 'ClusterFirst'
  spec.restartPolicy ??= 'Always'
  spec.terminationGracePeriodSeconds ??= 30
  spec.schedulerName ||= 'default-scheduler'
  spec.securityContext ??= {}
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName
  else if (spec.serviceAccount) spec.serviceAccountName = spec.serviceAccount
  for (const constraint of spec.topologySpreadConstraints ?? []) {
    constraint.whenUnsatisfiable ??= 'DoNotSchedule'
  }
}

/** What only pods get, not templates: requests from limits, service links, the ports of the host's network. */
export function defaultPodOnly(spec: IPodSpec): void {
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) {
    for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
      for (const port of container.ports ?? []) port.hostPort ||= port.containerPort
    }
  }
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    const limits = container.resources?.limits
    if (!limits || !container.resources) continue
    const requests = { ...container.resources.requests }
    for (const [name, quantity] of Object.entries(limits)) requests[name] ??= quantity
    container.resources.requests = requests
  }
}
