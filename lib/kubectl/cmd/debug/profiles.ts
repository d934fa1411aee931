import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { dig, digList, isMap, type JsonMap } from '../../go-format'

/** What a debugging container is added to. */
export type DebugStyle = 'ephemeral' | 'copy' | 'node'

const PROFILES = ['legacy', 'general', 'baseline', 'netadmin', 'restricted', 'sysadmin']

export interface KeepFlags {
  labels: boolean
  annotations: boolean
  liveness: boolean
  readiness: boolean
  startup: boolean
  initContainers: boolean
}

function securityOf(container: JsonMap): JsonMap {
  return isMap(container.securityContext) ? container.securityContext : {}
}

function capabilities(container: JsonMap, ...add: string[]): void {
  const context = securityOf(container)
  const own = isMap(context.capabilities) ? context.capabilities : {}
  const before = Array.isArray(own.add) ? own.add.map(String) : []
  container.securityContext = { ...context, capabilities: { ...own, add: [...before, ...add] } }
}

/** The node's file system. */
function mountRoot(pod: Manifest, container: JsonMap): void {
  const spec = pod.spec as JsonMap
  spec.volumes = [...digList(spec, 'volumes'), { name: 'host-root', hostPath: { path: '/' } }]
  container.volumeMounts = [...digList(container, 'volumeMounts'), { name: 'host-root', mountPath: '/host' }]
}

/** The node's network, processes and IPC. */
function shareHost(pod: Manifest): void {
  Object.assign(pod.spec as JsonMap, { hostNetwork: true, hostPID: true, hostIPC: true })
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

/** @throws KubectlError for a profile that is not known */
export function checkProfile(profile: string): void {
  if (!PROFILES.includes(profile)) throw new KubectlError(`unknown profile: ${profile}`)
}

/** What every profile but the legacy one does to a copy. */
function prepareCopy(pod: Manifest, keep: KeepFlags): void {
  strip(pod, keep)
  const spec = pod.spec as JsonMap
  spec.shareProcessNamespace ??= true
}

function applyGeneral(style: DebugStyle, pod: Manifest, container: JsonMap): void {
  if (style === 'node') {
    mountRoot(pod, container)
    shareHost(pod)
    delete container.securityContext
  } else capabilities(container, 'SYS_PTRACE')
}

/** Gives a debugging container the rights of its profile, and its pod what belongs to it. */
export function applyProfile(
  profile: string,
  style: DebugStyle,
  pod: Manifest,
  container: JsonMap,
  keep: KeepFlags,
): void {
  if (profile === 'legacy') {
    if (style === 'copy') delete pod.metadata?.labels
    if (style === 'node') mountRoot(pod, container)
    if (style === 'node') shareHost(pod)
    return
  }
  if (style === 'copy') prepareCopy(pod, keep)
  switch (profile) {
    case 'general':
      applyGeneral(style, pod, container)
      return
    case 'baseline':
      delete container.securityContext
      return
    case 'netadmin':
      if (style === 'node') shareHost(pod)
      capabilities(container, 'NET_ADMIN', 'NET_RAW')
      return
    case 'restricted':
      container.securityContext = { ...RESTRICTED }
      return
    case 'sysadmin':
      if (style === 'node') mountRoot(pod, container)
      if (style === 'node') shareHost(pod)
      container.securityContext = { ...securityOf(container), privileged: true }
      return
  }
}

/** Says that a user of the whole pod stands in the way of what the profile grants. */
export function warnOfUser(context: CommandContext, pod: Manifest, container: JsonMap): void {
  const user = Number(dig(pod, 'spec', 'securityContext', 'runAsUser') ?? 0)
  const own = securityOf(container)
  const granted = own.privileged === true || digList(own, 'capabilities', 'add').length > 0
  if (user === 0 || own.runAsUser === 0 || !granted) return
  context.err(
    'Warning: Non-root user is configured for the entire target Pod, and some capabilities granted by debug profile may not work. Please consider using "--custom" with a custom profile that specifies "securityContext.runAsUser: 0".\n',
  )
}
