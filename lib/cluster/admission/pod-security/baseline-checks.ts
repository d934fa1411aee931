import type { IContainer } from 'kubernetes-models/v1/Container'
import {
  type AnyContext,
  containersOf,
  containersTitle,
  type PodLike,
  plural,
  quoted,
  settersOf,
  settersTitle,
  sortedSet,
} from '@/lib/cluster/admission/pod-security/settings'

/** Why a pod is not what a level asks for. */
export interface Violation {
  reason: string
  detail: string
}

/** One check of a level; `minor` is the version 1.x that is asked for. */
export interface Check {
  id: string
  /** The first minor version that has it. */
  since?: number
  /** The check of the baseline that this one stands in for. */
  overrides?: string
  run(pod: PodLike, minor: number): Violation | undefined
}

const violation = (reason: string, detail: string | undefined): Violation | undefined =>
  detail === undefined ? undefined : { reason, detail }

/** A pod in its own user namespace may do what a root of the host may not. */
export const isRelaxed = ({ spec }: PodLike, minor: number): boolean =>
  minor >= 35 && (spec as { hostUsers?: boolean }).hostUsers === false

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/'

function appArmorProfile(pod: PodLike): Violation | undefined {
  const setters = settersOf(pod, ({ appArmorProfile }) =>
    appArmorProfile?.type === 'Unconfined' ? [appArmorProfile.type] : [],
  )
  const annotations = Object.entries(pod.metadata?.annotations ?? {})
    .filter(([key, value]) => key.startsWith(APPARMOR) && !/^$|^runtime\/default$|^localhost\//.test(value))
    .map(([key, value]) => `${key}="${value}"`)
    .sort()
  const title = settersTitle(setters)
  const who = [
    ...(title ? [title] : []),
    ...(annotations.length > 0 ? [plural('annotation', annotations.length)] : []),
  ]
  if (who.length === 0) return undefined
  const values = [...setters.values, ...annotations]
  return {
    reason: plural('forbidden AppArmor profile', values.length),
    detail: `${who.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
  }
}

const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
)

/** `container "c" must not include "X" in securityContext.capabilities.add`; undefined when none does. */
export function addedCapabilities(pod: PodLike, allowed: (name: string) => boolean): string | undefined {
  const { containers, values } = settersOf(pod, ({ capabilities }) =>
    (capabilities?.add ?? []).filter((name) => !allowed(name)),
  )
  if (containers.length === 0) return undefined
  return `${containersTitle(containers)} must not include ${quoted(values)} in securityContext.capabilities.add`
}

function hostNamespaces({ spec }: PodLike): Violation | undefined {
  const found = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name])
  return violation(
    'host namespaces',
    found.length > 0 ? found.map((name) => `${name}=true`).join(', ') : undefined,
  )
}

function hostPathVolumes({ spec }: PodLike): Violation | undefined {
  const names = (spec.volumes ?? []).filter(({ hostPath }) => hostPath).map(({ name }) => name)
  if (names.length === 0) return undefined
  return { reason: 'hostPath volumes', detail: `${plural('volume', names.length)} ${quoted(names)}` }
}

function hostPorts(pod: PodLike): Violation | undefined {
  const using = containersOf(pod).filter(({ ports }) => ports?.some(({ hostPort }) => hostPort))
  if (using.length === 0) return undefined
  const ports = sortedSet(
    using.flatMap((container) => (container.ports ?? []).flatMap((port) => port.hostPort || []).map(String)),
  )
  const names = using.map(({ name }) => name)
  const verb = names.length === 1 ? 'uses' : 'use'
  return {
    reason: 'hostPort',
    detail: `${containersTitle(names)} ${verb} ${plural('hostPort', ports.length)} ${ports.join(', ')}`,
  }
}

function hostsOf({ livenessProbe, readinessProbe, startupProbe, lifecycle }: IContainer): string[] {
  const handlers = [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop]
  return handlers.flatMap((handler) => [handler?.httpGet?.host || [], handler?.tcpSocket?.host || []].flat())
}

function hostProbes(pod: PodLike): Violation | undefined {
  const using = containersOf(pod).filter((container) => hostsOf(container).length > 0)
  if (using.length === 0) return undefined
  const hosts = sortedSet(using.flatMap(hostsOf))
  const names = sortedSet(using.map(({ name }) => name))
  const verb = names.length === 1 ? 'uses' : 'use'
  const what = plural('probe or lifecycle host', hosts.length)
  return {
    reason: 'probe or lifecycle host',
    detail: `${containersTitle(names)} ${verb} ${what} ${quoted(hosts)}`,
  }
}

/** All containers that set something, as one violation. */
function containerSetting(
  pod: PodLike,
  reason: string,
  bad: (context: AnyContext) => string[],
  detail: (values: string[]) => string,
): Violation | undefined {
  const { containers, values } = settersOf({ ...pod, spec: { ...pod.spec, securityContext: {} } }, bad)
  if (containers.length === 0) return undefined
  return { reason, detail: `${containersTitle(containers)} must not set ${detail(values)}` }
}

export const procMount = (pod: PodLike): Violation | undefined =>
  containerSetting(
    pod,
    'procMount',
    (context) => (context.procMount && context.procMount !== 'Default' ? [context.procMount] : []),
    (values) => `securityContext.procMount to ${quoted(values)}`,
  )

const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t']

function seLinuxOptions(pod: PodLike, minor: number): Violation | undefined {
  const types = minor >= 31 ? [...SELINUX_TYPES, 'container_engine_t'] : SELINUX_TYPES
  const setters = settersOf(pod, ({ seLinuxOptions: options }) => [
    ...(types.includes(options?.type ?? '') ? [] : [`type ${options?.type}`]),
    ...(options?.user ? ['user'] : []),
    ...(options?.role ? ['role'] : []),
  ])
  const title = settersTitle(setters)
  if (!title) return undefined
  const bad = setters.values.filter((value) => value.startsWith('type ')).map((value) => value.slice(5))
  const data = [
    ...(bad.length > 0 ? [`${plural('type', bad.length)} ${quoted(bad)}`] : []),
    ...['user', 'role']
      .filter((name) => setters.values.includes(name))
      .map((name) => `${name} may not be set`),
  ]
  return {
    reason: 'seLinuxOptions',
    detail: `${title} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`,
  }
}

/** Profiles that are set and are not to be. */
export function badSeccompProfiles(pod: PodLike): Violation | undefined {
  const setters = settersOf(pod, ({ seccompProfile }) =>
    !seccompProfile || ['Localhost', 'RuntimeDefault'].includes(seccompProfile.type)
      ? []
      : [seccompProfile.type],
  )
  const title = settersTitle(setters)
  return violation(
    'seccompProfile',
    title && `${title} must not set securityContext.seccompProfile.type to ${quoted(setters.values)}`,
  )
}

/** Sysctls that are safe, by the minor version since when they count as such. */
const SYSCTLS: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
}

function sysctls({ spec }: PodLike, minor: number): Violation | undefined {
  const bad = (spec.securityContext?.sysctls ?? [])
    .map(({ name }) => name)
    .filter((name) => (SYSCTLS[name] ?? Number.POSITIVE_INFINITY) > minor)
  return violation('forbidden sysctls', bad.length > 0 ? bad.join(', ') : undefined)
}

function windowsHostProcess(pod: PodLike): Violation | undefined {
  const title = settersTitle(
    settersOf(pod, ({ windowsOptions }) => (windowsOptions?.hostProcess ? ['true'] : [])),
  )
  return violation(
    'hostProcess',
    title && `${title} must not set securityContext.windowsOptions.hostProcess=true`,
  )
}

/** The checks of the level baseline, in the order in which they are told. */
export const baselineChecks: readonly Check[] = [
  { id: 'appArmorProfile', run: appArmorProfile },
  {
    id: 'capabilities_baseline',
    run: (pod) =>
      violation(
        'non-default capabilities',
        addedCapabilities(pod, (name) => CAPABILITIES.has(name)),
      ),
  },
  { id: 'hostNamespaces', run: hostNamespaces },
  { id: 'hostPathVolumes', run: hostPathVolumes },
  { id: 'hostPorts', run: hostPorts },
  { id: 'hostProbesAndHostLifecycle', since: 34, run: hostProbes },
  {
    id: 'privileged',
    run: (pod) =>
      containerSetting(
        pod,
        'privileged',
        ({ privileged }) => (privileged ? ['true'] : []),
        () => 'securityContext.privileged=true',
      ),
  },
  { id: 'procMount', run: (pod, minor) => (isRelaxed(pod, minor) ? undefined : procMount(pod)) },
  { id: 'seLinuxOptions', run: seLinuxOptions },
  { id: 'seccompProfile_baseline', since: 19, run: badSeccompProfiles },
  { id: 'sysctls', run: sysctls },
  { id: 'windowsHostProcess', run: windowsHostProcess },
]
