/**
 * Calls a server that extends the API: a webhook of admission, or of a conversion.
 * Mirrors: k8s.io/apiserver/pkg/util/webhook (client.go), pkg/util/proxy ResolveCluster, and client-go's errors.
 * Differs: waiting for an answer takes no time; a body other than JSON is not looked into.
 */
import type { IServiceReference } from 'kubernetes-models/admissionregistration.k8s.io/v1/ServiceReference'
import type { Dialled, Dialler } from '@/lib/cluster/admission/webhook/dialler'
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Service } from '@/lib/cluster/apimachinery/object'
import { certificateProblem } from '@/lib/cluster/auth/verify-certificate'

/** The webhook's clientConfig. */
export interface ClientConfig {
  url?: string
  service?: IServiceReference
  caBundle?: string
}

/** A host's network, and what there is to look up. */
export interface Dialling extends Dialler {
  now: number
  get(resource: string, key: string): KubeObject | undefined
}

/** Why a webhook could not be asked; `stage` is what was being done. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly stage = 'failed to call webhook',
  ) {
    super(message)
  }
  get reason(): string {
    return this.stage ? `${this.stage}: ${this.message}` : this.message
  }
}

interface Target {
  /** As errors show it. */
  url: string
  host: string
  path: string
  /** @throws CallError */
  dial(): { address: string; port: number }
}

function serviceAddress(
  { get, resolve, resolver }: Dialling,
  { namespace, name, port = 443 }: IServiceReference,
) {
  const service = get('services', `${namespace}/${name}`) as unknown as Service | undefined
  if (!service) throw new CallError(`service "${name}" not found`)
  const { type = 'ClusterIP', clusterIP = '', externalName = '' } = service.spec
  if (type === 'ExternalName') return { address: lookUp({ resolve, resolver }, externalName), port }
  if (type === 'ClusterIP' && clusterIP === 'None')
    throw new CallError('cannot route to service with ClusterIP "None"')
  if (!service.spec.ports?.some((one) => one.port === port))
    throw new CallError(`no service port ${port} found for service "${name}"`)
  return { address: clusterIP, port }
}

const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host)

function lookUp({ resolve, resolver }: Pick<Dialler, 'resolve' | 'resolver'>, host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  const address = isAddress(host) ? host : resolve(host)
  if (address === undefined) throw new CallError(`dial tcp: lookup ${host} on ${resolver}:53: no such host`)
  return address
}

function targetOf({ url = '', service }: ClientConfig, caller: Dialling): Target {
  if (service) {
    const { namespace, name, port = 443, path = '/' } = service
    const host = `${name}.${namespace}.svc`
    const at = path.startsWith('/') ? path : `/${path}`
    return {
      url: `https://${host}:${port}${at}`,
      host,
      path: at,
      dial: () => serviceAddress(caller, service),
    }
  }
  const [, host = '', port, path = '/'] = /^https:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? []
  const dial = () => ({ address: lookUp(caller, host), port: Number(port ?? 443) })
  return { url: `https://${host}${port ? `:${port}` : ''}${path}`, host, path, dial }
}

const FAILURES = {
  refused: 'connect: connection refused',
  unreachable: 'connect: no route to host',
} as const

/** @throws CallError when no request can be sent */
function handshake(met: Dialled, { host }: Target, at: string, bundle: string, now: number) {
  if (met.kind === 'timeout') throw new CallError('context deadline exceeded')
  if (met.kind !== 'open') throw new CallError(`dial tcp ${at}: ${FAILURES[met.kind]}`)
  if (!met.tls) throw new CallError(met.response ? 'http: server gave HTTP response to HTTPS client' : 'EOF')
  const problem = certificateProblem(met.certificate ?? '', bundle, host, now)
  if (problem) throw new CallError(`tls: failed to verify certificate: ${problem}`)
  if (!met.response) throw new CallError('EOF')
  return met.response
}

/** What client-go makes of an answer that is no success. Mirrors: errors.NewGenericServerResponse. */
function statusError(status: number, text: string): string {
  switch (status) {
    case 400:
      return 'the server rejected our request for an unknown reason'
    case 401:
      return 'the server has asked for the client to provide credentials'
    case 403:
      return text.trim() || 'the server does not allow access to the requested resource'
    case 404:
      return 'the server could not find the requested resource'
    case 405:
      return 'the server does not allow this method on the requested resource'
    case 503:
      return 'the server is currently unable to handle the request'
    default:
      return status >= 500
        ? `an error on the server (${JSON.stringify(text.trim())}) has prevented the request from succeeding`
        : `the server responded with the status code ${status} but did not return more details`
  }
}

const READABLE = /json|yaml|protobuf/

function decode(headers: Readonly<Record<string, string>>, body: string): Record<string, unknown> {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (type !== '' && !READABLE.test(type)) throw new CallError(`serializer for ${type} doesn't exist`)
  try {
    const value: unknown = JSON.parse(body)
    if (isObject(value)) return value
  } catch {
    // Told below.
  }
  const first = JSON.stringify([...body.trim()][0] ?? '').slice(1, -1)
  throw new CallError(
    `couldn't get version/kind; json parse error: invalid character '${first}' looking for beginning of value`,
  )
}

/**
 * Posts a review and returns the answer's JSON.
 * @throws CallError in client-go's words
 */
export function callServer(
  config: ClientConfig,
  seconds: number,
  review: object,
  caller: Dialling,
): Record<string, unknown> {
  const target = targetOf(config, caller)
  const query = `?timeout=${seconds}s`
  const bundle = decodeBase64(config.caBundle ?? '')
  if (config.caBundle && !bundle.includes('-----BEGIN'))
    throw new CallError(
      'unable to load root certificates: unable to parse bytes as PEM block',
      'could not get REST client',
    )
  let response: ReturnType<typeof handshake>
  try {
    const { address, port } = target.dial()
    const { host, path } = target
    const met = caller.post({ address, port, host, path: `${path}${query}`, body: JSON.stringify(review) })
    response = handshake(met, target, `${address}:${port}`, bundle, caller.now)
    if ((response.took ?? 0) > seconds * 1000) throw new CallError('context deadline exceeded')
  } catch (error) {
    if (error instanceof CallError) throw new CallError(`Post "${target.url}${query}": ${error.message}`)
    throw error
  }
  const { status, headers, body } = response
  if (status < 200 || status > 206) throw new CallError(statusError(status, body))
  return decode(headers, body)
}
