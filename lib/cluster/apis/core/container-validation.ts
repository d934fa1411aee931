/** Validation of containers. Mirrors: validateContainers in pkg/apis/core/validation/validation.go. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import type { ISecurityContext } from 'kubernetes-models/v1/SecurityContext'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import {
  configMapKey,
  dns1123Label,
  envVarName,
  isPort,
  PORT_RANGE,
  portName,
  qualifiedName,
} from '@/lib/cluster/apimachinery/names'
import { canonicalQuantity, compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { validateHandlers } from '@/lib/cluster/apis/core/handler-validation'
import {
  validateInitResizePolicies,
  validateResizePolicies,
  validateRestartPolicy,
} from '@/lib/cluster/apis/core/resize-policy'
import {
  validateAppArmor,
  validateContainerContext,
} from '@/lib/cluster/apis/core/security-context-validation'
import { part } from '@/lib/cluster/sim/parts'

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

function validatePorts(container: IContainer, field: string, errors: FieldErrors): void {
  const names = new Set<string>()
  for (const [index, port] of (container.ports ?? []).entries()) {
    const path = `${field}.ports[${index}]`
    if (port.name) {
      const problems = portName(port.name)
      for (const why of problems) errors.invalid(`${path}.name`, port.name, why)
      if (problems.length === 0 && names.has(port.name)) errors.duplicate(`${path}.name`, port.name)
      names.add(port.name)
    }
    if (!port.containerPort) errors.required(`${path}.containerPort`)
    else if (!isPort(port.containerPort))
      errors.invalid(`${path}.containerPort`, port.containerPort, PORT_RANGE)
    if (port.hostPort && !isPort(port.hostPort)) errors.invalid(`${path}.hostPort`, port.hostPort, PORT_RANGE)
    if (!port.protocol) errors.required(`${path}.protocol`)
    else if (!PROTOCOLS.includes(port.protocol))
      errors.notSupported(`${path}.protocol`, port.protocol, PROTOCOLS)
  }
}

const DOWNWARD_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

function validateEnv(container: IContainer, field: string, errors: FieldErrors): void {
  for (const [index, variable] of (container.env ?? []).entries()) {
    const path = `${field}.env[${index}]`
    if (!variable.name) errors.required(`${path}.name`)
    else for (const why of envVarName(variable.name)) errors.invalid(`${path}.name`, variable.name, why)
    const from = variable.valueFrom
    if (!from) continue
    const sources = Object.keys(from)
    if (variable.value) {
      errors.invalid(`${path}.valueFrom`, '', 'may not be specified when `value` is not empty')
    }
    if (sources.length !== 1) {
      const why =
        sources.length === 0
          ? 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
          : 'may not have more than one field specified at a time'
      errors.invalid(`${path}.valueFrom`, '', why)
    }
    const fieldPath = from.fieldRef?.fieldPath
    if (
      fieldPath !== undefined &&
      !DOWNWARD_FIELDS.includes(fieldPath) &&
      !/^metadata\.(labels|annotations)\['.+'\]$/.test(fieldPath)
    ) {
      if (/^(metadata|spec|status)\./.test(fieldPath)) {
        errors.notSupported(`${path}.valueFrom.fieldRef.fieldPath`, fieldPath, [...DOWNWARD_FIELDS].sort())
      } else
        errors.invalid(
          `${path}.valueFrom.fieldRef.fieldPath`,
          fieldPath,
          `error converting fieldPath: field label not supported: ${fieldPath}`,
        )
    }
    for (const source of ['configMapKeyRef', 'secretKeyRef'] as const) {
      const ref = from[source]
      if (!ref) continue
      if (!ref.name) errors.required(`${path}.valueFrom.${source}.name`)
      if (!ref.key) errors.required(`${path}.valueFrom.${source}.key`)
      else
        for (const why of configMapKey(ref.key))
          errors.invalid(`${path}.valueFrom.${source}.key`, ref.key, why)
    }
  }
  for (const [index, source] of (container.envFrom ?? []).entries()) {
    const path = `${field}.envFrom[${index}]`
    if (!source.configMapRef && !source.secretRef) {
      errors.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`')
    }
    for (const ref of ['configMapRef', 'secretRef'] as const) {
      if (source[ref] && !source[ref].name) errors.required(`${path}.${ref}.name`)
    }
  }
}

function validateMounts(
  container: IContainer,
  volumes: Set<string>,
  field: string,
  errors: FieldErrors,
): void {
  const paths = new Set<string>()
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const path = `${field}.volumeMounts[${index}]`
    if (!mount.name) errors.required(`${path}.name`)
    else if (!volumes.has(mount.name)) errors.notFound(`${path}.name`, mount.name)
    if (!mount.mountPath) errors.required(`${path}.mountPath`)
    if (paths.has(mount.mountPath)) errors.invalid(`${path}.mountPath`, mount.mountPath, 'must be unique')
    paths.add(mount.mountPath)
    if (mount.subPath?.startsWith('/'))
      errors.invalid(`${path}.subPath`, mount.subPath, 'must be a relative path')
    if (mount.subPath?.split('/').includes('..'))
      errors.invalid(`${path}.subPath`, mount.subPath, "must not contain '..'")
    if (container.volumeDevices ?? mount.subPathExpr ?? mount.mountPropagation ?? mount.recursiveReadOnly)
      part('mountValidation').validateMountDetails(container, mount, index, field, errors)
  }
}

const STANDARD_RESOURCE = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/

/** Requests and limits of a container or of a pod. */
export function validateResources(
  resources: IResourceRequirements | undefined,
  field: string,
  errors: FieldErrors,
): void {
  const check = (name: string, quantity: string | number, path: string) => {
    for (const why of qualifiedName(name)) errors.invalid(path, name, why)
    if (!name.includes('/') && !STANDARD_RESOURCE.test(name)) {
      errors.invalid(path, name, 'must be a standard resource for containers')
    }
    if (compareQuantities(quantity, 0) < 0) {
      errors.invalid(`${path}[${name}]`, quantity, 'must be greater than or equal to 0')
    }
  }
  for (const [name, quantity] of Object.entries(resources?.limits ?? {}).sort())
    check(name, quantity, `${field}.limits`)
  for (const [name, quantity] of Object.entries(resources?.requests ?? {}).sort()) {
    check(name, quantity, `${field}.requests`)
    const limit = resources?.limits?.[name]
    if (limit !== undefined && compareQuantities(quantity, limit) > 0) {
      errors.invalid(
        `${field}.requests`,
        canonicalQuantity(quantity),
        `must be less than or equal to ${name} limit of ${canonicalQuantity(limit)}`,
      )
    }
  }
}

/** The internal struct's fields, as Go's errors print them. */
function goSecurityContext(context: ISecurityContext) {
  return {
    Capabilities: context.capabilities
      ? { Add: context.capabilities.add ?? null, Drop: context.capabilities.drop ?? null }
      : null,
    Privileged: context.privileged ?? null,
    SELinuxOptions: context.seLinuxOptions ?? null,
    WindowsOptions: context.windowsOptions ?? null,
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile: context.seccompProfile ?? null,
    AppArmorProfile: context.appArmorProfile ?? null,
  }
}

function validateSecurityContext(
  container: IContainer,
  spec: IPodSpec,
  field: string,
  errors: FieldErrors,
): void {
  const context = container.securityContext
  if (!context) return
  const path = `${field}.securityContext`
  validateContainerContext(context, spec, path, errors)
  if (context.allowPrivilegeEscalation === false) validateNoEscalation(context, path, errors)
  validateAppArmor(context, path, errors)
}

function validateNoEscalation(context: ISecurityContext, path: string, errors: FieldErrors): void {
  const why = (what: string) => `cannot set \`allowPrivilegeEscalation\` to false and ${what}`
  if (context.privileged) errors.invalid(path, goSecurityContext(context), why('`privileged` to true'))
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
    errors.invalid(path, goSecurityContext(context), why('`capabilities.Add` CAP_SYS_ADMIN'))
  }
}

function validateContainer(
  container: IContainer,
  spec: IPodSpec,
  volumes: Set<string>,
  field: string,
  errors: FieldErrors,
): void {
  if (!container.name) errors.required(`${field}.name`)
  else for (const why of dns1123Label(container.name)) errors.invalid(`${field}.name`, container.name, why)
  if (!container.image) errors.required(`${field}.image`)
  else if (container.image !== container.image.trim()) {
    errors.invalid(`${field}.image`, container.image, 'must not have leading or trailing whitespace')
  }
  validatePorts(container, field, errors)
  validateEnv(container, field, errors)
  validateMounts(container, volumes, field, errors)
  if (container.volumeDevices) part('mountValidation').validateDevices(container, spec.volumes, field, errors)
  const policy = container.imagePullPolicy ?? ''
  if (!PULL_POLICIES.includes(policy)) errors.notSupported(`${field}.imagePullPolicy`, policy, PULL_POLICIES)
  validateResources(container.resources, `${field}.resources`, errors)
  validateResizePolicies(container, spec, `${field}.resizePolicy`, errors)
  validateSecurityContext(container, spec, field, errors)
  const messages = ['FallbackToLogsOnError', 'File']
  if (container.terminationMessagePolicy && !messages.includes(container.terminationMessagePolicy)) {
    errors.notSupported(`${field}.terminationMessagePolicy`, container.terminationMessagePolicy, messages)
  }
}

function validateInitContainer(
  container: IContainer,
  grace: number | undefined,
  field: string,
  errors: FieldErrors,
): void {
  const restartable = container.restartPolicy === 'Always'
  validateRestartPolicy(container, field, errors)
  if (restartable) validateHandlers(container, grace, field, errors)
  else validateInitResizePolicies(container, `${field}.resizePolicy`, errors)
  for (const kind of restartable
    ? []
    : (['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const)) {
    if (container[kind]) {
      errors.forbidden(`${field}.${kind}`, 'may not be set for init containers without restartPolicy=Always')
    }
  }
}

/** All containers of a pod spec: regular ones first, as the API server's messages have them. */
export function validateContainers(
  spec: IPodSpec,
  volumes: Set<string>,
  field: string,
  errors: FieldErrors,
): void {
  const containers = spec.containers ?? []
  const names = new Set<string>()
  const claim = (name: string, path: string) => {
    if (names.has(name)) errors.duplicate(`${path}.name`, name)
    else if (name) names.add(name)
  }
  if (containers.length === 0) errors.required(`${field}.containers`)
  for (const [index, container] of containers.entries()) {
    const path = `${field}.containers[${index}]`
    validateContainer(container, spec, volumes, path, errors)
    claim(container.name, path)
    validateHandlers(container, spec.terminationGracePeriodSeconds, path, errors)
    validateRestartPolicy(container, path, errors)
  }
  for (const [index, container] of (spec.initContainers ?? []).entries()) {
    const path = `${field}.initContainers[${index}]`
    validateContainer(container, spec, volumes, path, errors)
    claim(container.name, path)
    validateInitContainer(container, spec.terminationGracePeriodSeconds, path, errors)
  }
  validateHostPorts(containers, field, errors)
}

function validateHostPorts(containers: readonly IContainer[], field: string, errors: FieldErrors): void {
  const taken = new Set<string>()
  for (const [c, container] of containers.entries()) {
    for (const [p, port] of (container.ports ?? []).entries()) {
      if (!port.hostPort) continue
      const key = `${port.protocol}/${port.hostIP ?? ''}/${port.hostPort}`
      if (taken.has(key))
        errors.duplicate(`${field}.containers[${c}].ports[${p}].hostPort`, key.replace(/\/\//, '//'))
      taken.add(key)
    }
  }
}
