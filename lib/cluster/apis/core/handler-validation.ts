/** Probes and lifecycle hooks. Mirrors: validateProbe, validateLifecycle and validateHandler. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IHTTPGetAction } from 'kubernetes-models/v1/HTTPGetAction'
import type { ILifecycleHandler } from 'kubernetes-models/v1/LifecycleHandler'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isPort, PORT_RANGE, portName } from '@/lib/cluster/apimachinery/names'

type Handler = Pick<IProbe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<ILifecycleHandler, 'sleep'>

const SCHEMES = ['HTTP', 'HTTPS']
const HEADER = /^[-A-Za-z0-9]+$/
const HEADER_RULE =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"

function validatePort(value: string | number | undefined, field: string, errors: FieldErrors): void {
  if (typeof value === 'string') {
    for (const why of portName(value)) errors.invalid(field, value, why)
  } else if (!isPort(value ?? 0)) errors.invalid(field, value ?? 0, PORT_RANGE)
}

function validateHttp(
  { path, port, scheme, httpHeaders = [] }: IHTTPGetAction,
  field: string,
  errors: FieldErrors,
): void {
  if (!path) errors.required(`${field}.path`)
  validatePort(port, `${field}.port`, errors)
  if (!SCHEMES.includes(scheme ?? '')) errors.notSupported(`${field}.scheme`, scheme ?? '', SCHEMES)
  for (const { name } of httpHeaders)
    if (!HEADER.test(name)) errors.invalid(`${field}.httpHeaders`, name, HEADER_RULE)
}

function validateHandler(
  handler: Handler,
  grace: number | undefined,
  field: string,
  errors: FieldErrors,
): void {
  let handlers = 0
  const check = (kind: keyof Handler, validate: () => void) => {
    if (handler[kind] === undefined) return
    handlers += 1
    if (handlers > 1) errors.forbidden(`${field}.${kind}`, 'may not specify more than 1 handler type')
    else validate()
  }
  check('exec', () => {
    if (!handler.exec?.command?.length) errors.required(`${field}.exec.command`)
  })
  check('httpGet', () => {
    if (handler.httpGet) validateHttp(handler.httpGet, `${field}.httpGet`, errors)
  })
  check('tcpSocket', () => validatePort(handler.tcpSocket?.port, `${field}.tcpSocket.port`, errors))
  check('grpc', () => validatePort(handler.grpc?.port, `${field}.grpc.port`, errors))
  check('sleep', () => {
    const { seconds = 0 } = handler.sleep ?? {}
    if (grace !== undefined && (seconds < 0 || seconds > grace))
      errors.invalid(
        `${field}.sleep`,
        seconds,
        `must be non-negative and less than terminationGracePeriodSeconds (${grace})`,
      )
  })
  if (handlers === 0) errors.required(field, 'must specify a handler type')
}

const NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const

function validateProbe(
  probe: IProbe | undefined,
  kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe',
  field: string,
  errors: FieldErrors,
): void {
  if (!probe) return
  const path = `${field}.${kind}`
  validateHandler(probe, undefined, path, errors)
  for (const name of NUMBERS) errors.nonNegative(`${path}.${name}`, probe[name])
  const { terminationGracePeriodSeconds: grace, successThreshold = 1 } = probe
  if (grace !== undefined && grace <= 0)
    errors.invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0')
  if (kind === 'readinessProbe') {
    if (grace !== undefined)
      errors.invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes')
  } else if (successThreshold !== 1) errors.invalid(`${path}.successThreshold`, successThreshold, 'must be 1')
}

/** The hooks and probes of one container. @param grace the pod's, in seconds */
export function validateHandlers(
  container: IContainer,
  grace: number | undefined,
  field: string,
  errors: FieldErrors,
): void {
  for (const hook of ['postStart', 'preStop'] as const) {
    const handler = container.lifecycle?.[hook]
    if (handler) validateHandler(handler, grace, `${field}.lifecycle.${hook}`, errors)
  }
  for (const kind of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const)
    validateProbe(container[kind], kind, field, errors)
}
