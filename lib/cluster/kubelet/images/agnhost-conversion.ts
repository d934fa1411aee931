/**
 * `agnhost crd-conversion-webhook`: the server that Kubernetes tests conversions with.
 * Mirrors: test/images/agnhost/crd-conversion-webhook: `hostPort` of stable.example.com/v1 is `host` and
 * `port` of v2.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { flag } from '@/lib/cluster/kubelet/images/flag'
import { type HttpRequest, type HttpResponse, type Listener, respond } from '@/lib/userland/kernel/network'

type Fields = Record<string, unknown>

const V1 = 'stable.example.com/v1'
const V2 = 'stable.example.com/v2'

/** The object in another version, or why not. */
function convert(object: Fields, to: string): Fields | string {
  const { apiVersion: from, hostPort, host, port, ...rest } = object
  if (from === to) return `conversion from a version to itself should not call the webhook: ${to}`
  if (from === V1 && to === V2) {
    if (typeof hostPort !== 'string') return `expected hostPort in ${V1}`
    const parts = hostPort.split(':')
    if (parts.length !== 2) return `invalid hostPort value ${JSON.stringify(hostPort)}`
    return { ...rest, apiVersion: to, host: parts[0], port: parts[1] }
  }
  if (from === V2 && to === V1) return { ...rest, apiVersion: to, hostPort: `${host ?? ''}:${port ?? ''}` }
  return `unexpected conversion version ${JSON.stringify([V1, V2].includes(String(from)) ? to : from)}`
}

function answer({ body }: HttpRequest): HttpResponse {
  const review = JSON.parse(body) as { kind: string; apiVersion: string; request: Fields }
  const { uid, desiredAPIVersion, objects } = review.request
  const done = (Array.isArray(objects) ? objects : []).map((object: unknown) =>
    convert(isObject(object) ? object : {}, String(desiredAPIVersion)),
  )
  const wrong = done.find((one) => typeof one === 'string')
  const result = wrong === undefined ? { status: 'Success' } : { status: 'Failed', message: wrong }
  const response = {
    uid,
    convertedObjects: wrong === undefined ? done : [],
    result: { metadata: {}, ...result },
  }
  const { kind, apiVersion } = review
  return respond(200, JSON.stringify({ kind, apiVersion, response }), { 'Content-Type': 'application/json' })
}

export function agnhostConversion({ argv, files }: ServerContext): Listener {
  const missing = respond(404, '404 page not found\n')
  return {
    port: Number(flag(argv, 'port') ?? 443),
    protocol: 'TCP',
    tls: true,
    certificate: textOf(files, flag(argv, 'tls-cert-file') ?? '') ?? '',
    serve: (request) => (request.path.startsWith('/crdconvert') ? answer(request) : missing),
  }
}
