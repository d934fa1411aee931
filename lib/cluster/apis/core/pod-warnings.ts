/**
 * What the API server warns of in a pod or a pod template that it accepts.
 * Mirrors: pkg/api/pod/warnings.go and pkg/api/node/util.go.
 * Differs: nothing about unusual spellings of IP addresses, nor about virtual paths that overlap.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { milliValue } from '@/lib/cluster/apimachinery/quantity'

const NODE_LABELS: Record<string, string> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}

const ANNOTATIONS: Record<string, string> = {
  'scheduler.alpha.kubernetes.io/critical-pod':
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
}

const SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead'
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'
const APPARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/'

const VOLUMES: Record<string, string> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
}

type Warn = (field: string, text: string) => void

function warnOfTerm(term: INodeSelectorTerm, field: string, warn: Warn): void {
  for (const [index, { key }] of (term.matchExpressions ?? []).entries()) {
    const text = NODE_LABELS[key]
    if (text) warn(`${field}.matchExpressions[${index}].key`, `${key} is ${text}`)
  }
}

const NULL_SELECTOR = 'a null labelSelector results in matching no pod'

function warnOfPodTerms(terms: readonly IPodAffinityTerm[], field: (index: number) => string, warn: Warn) {
  for (const [index, term] of terms.entries()) {
    if (!term.labelSelector) warn(`${field(index)}.labelSelector`, NULL_SELECTOR)
  }
}

function warnOfPlacement(spec: IPodSpec, field: string, warn: Warn): void {
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    if (NODE_LABELS[key]) warn(`${field}.nodeSelector[${key}]`, NODE_LABELS[key])
  }
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
  } = spec.affinity?.nodeAffinity ?? {}
  const node = `${field}.affinity.nodeAffinity`
  for (const [index, term] of (required?.nodeSelectorTerms ?? []).entries()) {
    const at = `${node}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${index}]`
    warnOfTerm(term, at, warn)
  }
  for (const [index, { preference }] of (preferred ?? []).entries()) {
    warnOfTerm(
      preference,
      `${node}.preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`,
      warn,
    )
  }
  for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
    const at = `${field}.topologySpreadConstraints[${index}]`
    const text = NODE_LABELS[constraint.topologyKey]
    if (text) warn(`${at}.topologyKey`, `${constraint.topologyKey} is ${text}`)
    if (!constraint.labelSelector) warn(`${at}.labelSelector`, NULL_SELECTOR)
  }
}

function warnOfAffinity(spec: IPodSpec, field: string, warn: Warn): void {
  for (const name of ['podAffinity', 'podAntiAffinity'] as const) {
    const terms = spec.affinity?.[name]
    const at = `${field}.affinity.${name}`
    const required = 'requiredDuringSchedulingIgnoredDuringExecution'
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'
    warnOfPodTerms(terms?.[required] ?? [], (index) => `${at}.${required}[${index}]`, warn)
    warnOfPodTerms(
      (terms?.[preferred] ?? []).map((weighted) => weighted.podAffinityTerm),
      (index) => `${at}.${preferred}[${index}].podAffinityTerm`,
      warn,
    )
  }
}

function warnOfFractions(list: Record<string, unknown> | undefined, name: string, field: string, warn: Warn) {
  const value = list?.[name]
  if (value === undefined || milliValue(String(value)) % 1000 === 0) return
  warn(`${field}[${name}]`, `fractional byte value "${value}" is invalid, must be an integer`)
}

function warnOfEnvironment(container: IContainer, field: string, warn: Warn): void {
  const seen = new Set<string>()
  for (const [index, { name, value = '', valueFrom }] of (container.env ?? []).entries()) {
    const reference = `$(${name})`
    const hides = valueFrom !== undefined || value === reference || !value.includes(reference)
    if (seen.has(name) && hides) {
      warn(
        `${field}.env[${index}]`,
        `hides previous definition of "${name}", which may be dropped when using apply`,
      )
    }
    seen.add(name)
  }
}

type Visited = { container: IContainer; field: string }

function containersOf(spec: IPodSpec, field: string): Visited[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, field: `${field}.${list}[${index}]` })),
  )
}

function warnOfPorts(containers: readonly Visited[], warn: Warn): void {
  const seen = new Map<string, { field: string; hostIP: string; hostPort: number }[]>()
  for (const { container, field } of containers) {
    for (const [index, port] of (container.ports ?? []).entries()) {
      const at = `${field}.ports[${index}]`
      const { hostIP = '', hostPort = 0 } = port
      const key = `${port.containerPort}/${port.protocol ?? 'TCP'}`
      const others = seen.get(key) ?? []
      for (const other of others) {
        if (hostIP === other.hostIP && hostPort === other.hostPort) {
          warn(at, `duplicate port definition with ${other.field}`)
        } else if (hostPort === 0 || other.hostPort === 0) {
          warn(at, `overlapping port definition with ${other.field}`)
        } else if (hostPort === other.hostPort && (hostIP === '') !== (other.hostIP === '')) {
          warn(at, `dangerously ambiguous port definition with ${other.field}`)
        }
      }
      seen.set(key, [...others, { field: at, hostIP, hostPort }])
    }
  }
}

function warnOfLists(spec: IPodSpec, field: string, warn: Warn): void {
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    for (const [source, text] of Object.entries(VOLUMES)) {
      if (source in volume) warn(`${field}.volumes[${index}].${source}`, text)
    }
  }
  const addresses = new Set<string>()
  for (const [index, { ip }] of (spec.hostAliases ?? []).entries()) {
    if (addresses.has(ip)) warn(`${field}.hostAliases[${index}].ip`, `duplicate ip "${ip}"`)
    addresses.add(ip)
  }
  const secrets = (spec.imagePullSecrets ?? []).map(({ name = '' }) => name)
  for (const [index, name] of secrets.entries()) {
    if (secrets.indexOf(name) < index)
      warn(`${field}.imagePullSecrets[${index}].name`, `duplicate name "${name}"`)
  }
  for (const [index, name] of secrets.entries()) {
    if (name === '') warn(`${field}.imagePullSecrets[${index}].name`, 'invalid empty name ""')
  }
}

function warnOfContainer(
  { container, field }: Visited,
  template: IPodTemplateSpec,
  annotations: string,
  warn: Warn,
) {
  const has = (key: string) => template.metadata?.annotations?.[key] !== undefined
  const own = container.securityContext
  const seccomp = SECCOMP_CONTAINER + container.name
  if (!own?.seccompProfile && has(seccomp)) warn(`${annotations}[${seccomp}]`, SECCOMP)
  const armor = APPARMOR_CONTAINER + container.name
  if (!own?.appArmorProfile && !template.spec?.securityContext?.appArmorProfile && has(armor)) {
    warn(`${annotations}[${armor}]`, 'deprecated since v1.30; use the "appArmorProfile" field instead')
  }
  for (const name of ['memory', 'ephemeral-storage']) {
    for (const list of ['limits', 'requests'] as const) {
      warnOfFractions(container.resources?.[list], name, `${field}.resources.${list}`, warn)
    }
  }
  warnOfEnvironment(container, field, warn)
}

function collect(template: IPodTemplateSpec, prefix: string): string[] {
  const warnings: string[] = []
  const warn: Warn = (field, text) => warnings.push(`${field}: ${text}`)
  const spec: IPodSpec = template.spec ?? { containers: [] }
  const field = `${prefix}spec`
  const annotations = `${prefix}metadata.annotations`
  const has = (key: string) => template.metadata?.annotations?.[key] !== undefined
  warnOfPlacement(spec, field, warn)
  for (const [key, text] of Object.entries(ANNOTATIONS)) if (has(key)) warn(`${annotations}[${key}]`, text)
  warnOfLists(spec, field, warn)
  if (!spec.securityContext?.seccompProfile && has(SECCOMP_POD))
    warn(`${annotations}[${SECCOMP_POD}]`, SECCOMP)
  const containers = containersOf(spec, field)
  for (const visited of containers) warnOfContainer(visited, template, annotations, warn)
  warnOfPorts(containers, warn)
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const text = 'must be >= 0; negative values are invalid and will be treated as 1'
    warn(`${field}.terminationGracePeriodSeconds`, text)
  }
  warnOfAffinity(spec, field, warn)
  return warnings
}

/** Warnings for a new pod; nobody is warned of a change of one. */
export const podWarnings = (pod: Pod, old?: Pod): string[] =>
  old ? [] : collect({ metadata: pod.metadata, spec: pod.spec }, '')

/** Warnings for a workload's template, when the workload is new or its spec has changed. */
export function templateWarnings(workload: KubeObject, old?: KubeObject, field = 'spec.template'): string[] {
  if (old && old.metadata.generation === workload.metadata.generation) return []
  const { template } = workload.spec as { template?: IPodTemplateSpec }
  return template ? collect(template, `${field}.`) : []
}
