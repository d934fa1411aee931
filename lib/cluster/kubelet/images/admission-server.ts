/** Servers that answer AdmissionReviews over TLS: what images with webhooks are made of. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import {
  type Backdrop,
  type HttpRequest,
  type HttpResponse,
  type Listener,
  respond,
} from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

/** admission.k8s.io/v1 AdmissionRequest, as much of it as the servers here read. */
export interface AdmissionRequest {
  uid: string
  kind: { group: string; version: string; kind: string }
  resource: { group: string; version: string; resource: string }
  subResource: string
  name: string
  namespace: string
  operation: string
  userInfo: { username: string; groups: string[] }
  object: KubeObject | null
  oldObject: KubeObject | null
}

/** What a server says to it; a patch is a list of JSON patch operations. */
export interface AdmissionAnswer {
  allowed: boolean
  message?: string
  /** What else the status of a refusal says. */
  status?: { code: number; reason: string; status: 'Failure' }
  warnings?: readonly string[]
  patch?: readonly object[]
  /** ms until it answers */
  took?: number
}

export type Reviewer = (request: AdmissionRequest, backdrop: Backdrop) => AdmissionAnswer

const JSON_TYPE = { 'Content-Type': 'application/json' }
const NOWHERE: Backdrop = { now: 0, read: () => null }

function responseOf(uid: string, { allowed, message, status, warnings, patch }: AdmissionAnswer) {
  return {
    uid,
    allowed,
    ...(message === undefined ? {} : { status: { metadata: {}, ...status, message } }),
    ...(warnings?.length ? { warnings } : {}),
    ...(patch?.length ? { patch: encodeBase64(JSON.stringify(patch)), patchType: 'JSONPatch' } : {}),
  }
}

/** The answer to a posted review; what is none is a bad request. */
export function review(request: HttpRequest, reviewer: Reviewer, backdrop = NOWHERE): HttpResponse {
  let posted: unknown
  try {
    posted = JSON.parse(request.body)
  } catch {
    return respond(400, 'no admission review\n')
  }
  if (!isObject(posted) || !isObject(posted.request)) return respond(400, 'no admission review\n')
  const asked = posted.request as unknown as AdmissionRequest
  const { apiVersion, kind } = posted
  const answer = reviewer(asked, backdrop)
  const text = JSON.stringify({ kind, apiVersion, response: responseOf(asked.uid, answer) })
  return { ...respond(200, text, JSON_TYPE), ...(answer.took ? { took: answer.took } : {}) }
}

export interface AdmissionServer {
  port: number
  /** Where its certificate is, in PEM. */
  certificate: string
  /** By path, without the query. */
  paths: Readonly<Record<string, Reviewer>>
  health?: string
}

export function admissionListener(
  context: ServerContext,
  { port, certificate, paths, health }: AdmissionServer,
): Listener {
  return {
    port,
    protocol: 'TCP',
    tls: true,
    certificate: textOf(context.files, certificate) ?? '',
    serve(request, backdrop) {
      const path = request.path.replace(/\?.*$/, '')
      if (path === health) return respond(200, 'ok')
      const reviewer = Object.hasOwn(paths, path) ? paths[path] : undefined
      return reviewer ? review(request, reviewer, backdrop) : respond(404, '404 page not found\n')
    },
  }
}

/** Serves until it is stopped; without its certificate it does not start. */
export const admissionDaemon = (serverOf: (context: ServerContext) => AdmissionServer): Program =>
  daemon({
    start(server) {
      const { certificate } = serverOf(server.context)
      if (textOf(server.context.files, certificate) === undefined)
        server.fail(255, `open ${certificate}: no such file or directory`)
    },
    listeners: (context) => [admissionListener(context, serverOf(context))],
  })
