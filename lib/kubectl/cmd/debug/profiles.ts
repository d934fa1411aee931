import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { digList, isMap, type JsonMap } from '../../go-format'

/** What a debugging container is added to. */
export type DebugStyle = 'ephemeral' | 'copy' | 'node'

export const PROFILES = ['legacy', 'general', 'baseline', 'netadmin', 'restricted', 'sysadmin']

export interface KeepFlags {
  labels: boolean
  annotations: boolean
  liveness: boolean
  readiness: boolean
  startup: boolean
  initContainers: boolean
}

function capabilities(container: JsonMap, ...add: string[]): void {
  const context = isMap(container.securityContext) ? container.securityContext : {}
  const own = isMap(context.capabilities) ? context.capabilities : {}
  const before = Array.isArray(own.add) ? own.add.map(String) : []
  const merged = [...new Set([...before, ...add])]
  container.securityContext = { ...context, capabilities: { ...own, add: merged } }
}

/** The node's file system and name spaces. */
function openNode(pod: Manifest, container: JsonMap): void {
  const spec = pod.spec as JsonMap
  spec.volumes = [...digList(spec, 'volumes'), { name: 'host-root', hostPath: { path: '/' } }]
  container.volumeMounts = [...digList(container, 'volumeMounts'), { name: 'host-root', mountPath: '/host' }]
  Object.assign(spec, { hostNetwork: true, hostPID: true })
}

function strip(pod: Manifest, keep: KeepFlags): void {
  const metadata = pod.metadata ?? {}
  if (!keep.labels) delete metadata.labels
  if (!keep.annotations) delete metadata.annotations
  const spec = pod.spec as JsonMap
  for (const container of digList(spec, 'containers')) {
    if (!keep.liveness) delete container.livenessProbe
    if (!keep.readiness) delete container.readinessProbe
    if (!keep.startup) delete container.startupProbe
  }
  if (!keep.initContainers) delete spec.initContainers
}

const RESTRICTED = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
}

function shareProcesses(pod: Manifest): void {
  const spec = pod.spec as JsonMap
  spec.shareProcessNamespace ??= true
}

/**
 * Gives a debugging container the rights of its profile, and its pod what belongs to it.
 * @throws KubectlError for a profile that is not known
 */
export function applyProfile(
  profile: string,
  style: DebugStyle,
  pod: Manifest,
  container: JsonMap,
  keep: KeepFlags,
): void {
  if (!PROFILES.includes(profile)) throw new KubectlError(`unknown profile: ${profile}`)
  const spec = pod.spec as JsonMap
  if (style === 'copy' && profile !== 'legacy') {
    strip(pod, keep)
    shareProcesses(pod)
  }
  if (style === 'copy' && profile === 'legacy') shareProcesses(pod)
  switch (profile) {
    case 'legacy':
      if (style === 'node') openNode(pod, container)
      if (style === 'node') spec.hostIPC = true
      return
    case 'general':
      if (style === 'node') {
        openNode(pod, container)
        spec.hostIPC = true
        delete container.securityContext
      } else capabilities(container, 'SYS_PTRACE')
      return
    case 'netadmin':
      if (style === 'node') Object.assign(spec, { hostNetwork: true, hostPID: true, hostIPC: true })
      capabilities(container, 'NET_ADMIN', 'NET_RAW')
      return
    case 'restricted':
      container.securityContext = { ...RESTRICTED }
      return
    case 'sysadmin':
      if (style === 'node') {
        openNode(pod, container)
        spec.hostIPC = true
      }
      container.securityContext = { privileged: true }
      return
  }
}
