import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import {
  addedCapabilities,
  badSeccompProfiles,
  type Check,
  isRelaxed,
  procMount,
  type Violation,
} from '@/lib/cluster/admission/pod-security/baseline-checks'
import {
  containersOf,
  containersTitle,
  type PodLike,
  plural,
  quoted,
  settersOf,
  settersTitle,
  sortedSet,
} from '@/lib/cluster/admission/pod-security/settings'

/** Windows has no such thing, so nothing is asked of its pods. */
const isWindows = ({ spec }: PodLike, minor: number) => minor >= 25 && spec.os?.name === 'windows'

const namesWhere = (pod: PodLike, test: (container: IContainer) => boolean) =>
  containersOf(pod)
    .filter(test)
    .map(({ name }) => name)

function allowPrivilegeEscalation(pod: PodLike, minor: number): Violation | undefined {
  if (isWindows(pod, minor)) return undefined
  const names = namesWhere(pod, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false)
  if (names.length === 0) return undefined
  return {
    reason: 'allowPrivilegeEscalation != false',
    detail: `${containersTitle(names)} must set securityContext.allowPrivilegeEscalation=false`,
  }
}

function capabilities(pod: PodLike, minor: number): Violation | undefined {
  if (isWindows(pod, minor)) return undefined
  const keeping = namesWhere(
    pod,
    ({ securityContext }) => !securityContext?.capabilities?.drop?.includes('ALL'),
  )
  const added = addedCapabilities(pod, (name) => name === 'NET_BIND_SERVICE')
  const details = [
    ...(keeping.length > 0
      ? [`${containersTitle(keeping)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(added ? [added] : []),
  ]
  if (details.length === 0) return undefined
  return { reason: 'unrestricted capabilities', detail: details.join('; ') }
}

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]

function restrictedVolumes({ spec }: PodLike): Violation | undefined {
  const sourceOf = ({ name: _, ...sources }: IVolume) => Object.keys(sources)[0] ?? 'unknown'
  const bad = (spec.volumes ?? []).filter((volume) => !VOLUMES.includes(sourceOf(volume)))
  if (bad.length === 0) return undefined
  const types = sortedSet(bad.map(sourceOf))
  const verb = bad.length === 1 ? 'uses' : 'use'
  const volumes = `${plural('volume', bad.length)} ${quoted(bad.map(({ name }) => name))}`
  return {
    reason: 'restricted volume types',
    detail: `${volumes} ${verb} ${plural('restricted volume type', types.length)} ${quoted(types)}`,
  }
}

function runAsNonRoot(pod: PodLike, minor: number): Violation | undefined {
  if (isRelaxed(pod, minor)) return undefined
  const reason = 'runAsNonRoot != true'
  const title = settersTitle(settersOf(pod, (context) => (context.runAsNonRoot === false ? ['false'] : [])))
  if (title) return { reason, detail: `${title} must not set securityContext.runAsNonRoot=false` }
  if (pod.spec.securityContext?.runAsNonRoot) return undefined
  const names = namesWhere(pod, ({ securityContext }) => securityContext?.runAsNonRoot === undefined)
  if (names.length === 0) return undefined
  return { reason, detail: `pod or ${containersTitle(names)} must set securityContext.runAsNonRoot=true` }
}

function runAsUser(pod: PodLike, minor: number): Violation | undefined {
  if (isRelaxed(pod, minor)) return undefined
  const title = settersTitle(settersOf(pod, (context) => (context.runAsUser === 0 ? ['0'] : [])))
  return title === undefined
    ? undefined
    : { reason: 'runAsUser=0', detail: `${title} must not set runAsUser=0` }
}

function seccompProfile(pod: PodLike, minor: number): Violation | undefined {
  if (isWindows(pod, minor)) return undefined
  const bad = badSeccompProfiles(pod)
  if (bad || pod.spec.securityContext?.seccompProfile) return bad
  const names = namesWhere(pod, ({ securityContext }) => !securityContext?.seccompProfile)
  if (names.length === 0) return undefined
  return {
    reason: 'seccompProfile',
    detail: `pod or ${containersTitle(names)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  }
}

/** What the level restricted asks for besides (or instead of) the baseline's checks. */
export const restrictedChecks: readonly Check[] = [
  { id: 'allowPrivilegeEscalation', since: 8, run: allowPrivilegeEscalation },
  { id: 'capabilities_restricted', since: 22, overrides: 'capabilities_baseline', run: capabilities },
  { id: 'procMount_restricted', since: 35, overrides: 'procMount', run: procMount },
  { id: 'restrictedVolumes', overrides: 'hostPathVolumes', run: restrictedVolumes },
  { id: 'runAsNonRoot', run: runAsNonRoot },
  { id: 'runAsUser', since: 23, run: runAsUser },
  { id: 'seccompProfile_restricted', since: 19, overrides: 'seccompProfile_baseline', run: seccompProfile },
]
