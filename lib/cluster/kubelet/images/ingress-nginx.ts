/**
 * ingress-nginx' controller: what it prints, and its webhook. What it answers on 80 and 443 follows from the
 * API's objects: lib/cluster/proxy/ingress-controller.ts.
 * Differs: it prints no more than its first lines and who came.
 */
import type { Ingress } from '@/lib/cluster/apimachinery/object'
import { admissionListener, type Reviewer } from '@/lib/cluster/kubelet/images/admission-server'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type Listener, respond } from '@/lib/userland/kernel/network'

export const INGRESS_NGINX = 'registry.k8s.io/ingress-nginx/controller'
export const INGRESS_NGINX_VERSION = 'v1.13.3'
export const INGRESS_WEBHOOK_PORT = 8443
export const INGRESS_CERTIFICATE = '/usr/local/certificates/tls.crt'

const PLAIN_PATH = /^\/[A-Za-z0-9._\-/]*$/

/** The host and path of every rule. */
const pathsOf = ({ spec }: Ingress) =>
  (spec.rules ?? []).flatMap(({ host = '', http }) =>
    (http?.paths ?? []).map(({ path = '', pathType }) => ({ host, path, pathType })),
  )

function invalidPaths(ingress: Ingress): string | undefined {
  const bad = pathsOf(ingress).filter(
    ({ path, pathType }) => pathType !== 'ImplementationSpecific' && path !== '' && !PLAIN_PATH.test(path),
  )
  if (bad.length === 0) return undefined
  const words = bad.map(({ path, pathType }) => `path ${path} cannot be used with pathType ${pathType}`)
  return `ingress contains invalid paths: ${words.join('\n')}`
}

const isCanary = ({ metadata }: Ingress) =>
  metadata.annotations?.['nginx.ingress.kubernetes.io/canary'] === 'true'

/** Another Ingress of the same class has a host and path already. */
function overlap(ingress: Ingress, others: readonly Ingress[]): string | undefined {
  const rivals = others.filter(
    (one) =>
      one.metadata.uid !== ingress.metadata.uid &&
      one.spec.ingressClassName === ingress.spec.ingressClassName &&
      !isCanary(one),
  )
  for (const { host, path } of pathsOf(ingress))
    for (const rival of rivals)
      if (host !== '' && pathsOf(rival).some((one) => one.host === host && one.path === path)) {
        const { namespace, name } = rival.metadata
        return `host "${host}" and path "${path}" is already defined in ingress ${namespace}/${name}`
      }
  return undefined
}

const review: Reviewer = ({ object, operation }, { read }) => {
  const ingress = object as unknown as Ingress | null
  if (!ingress || operation === 'DELETE') return { allowed: true }
  const { items = [] } = (read('/apis/networking.k8s.io/v1/ingresses') ?? {}) as { items?: Ingress[] }
  const message = invalidPaths(ingress) ?? (isCanary(ingress) ? undefined : overlap(ingress, items))
  if (message === undefined) return { allowed: true }
  return { allowed: false, message, status: { code: 400, reason: 'BadRequest', status: 'Failure' } }
}

const BANNER = `-------------------------------------------------------------------------------
NGINX Ingress controller
  Release:       ${INGRESS_NGINX_VERSION}
  Repository:    https://github.com/kubernetes/ingress-nginx
  nginx version: nginx/1.27.1

-------------------------------------------------------------------------------`

function listeners(context: ServerContext): Listener[] {
  const web = [80, 443].map((port): Listener => ({ port, protocol: 'TCP', tls: port === 443 }))
  const health: Listener = { port: 10_254, protocol: 'TCP', serve: () => respond(200, 'ok') }
  if (textOf(context.files, INGRESS_CERTIFICATE) === undefined) return [...web, health]
  const paths = { '/networking/v1/ingresses': review }
  const server = { port: INGRESS_WEBHOOK_PORT, certificate: INGRESS_CERTIFICATE, paths }
  return [admissionListener(context, server), ...web, health]
}

const controller = daemon({ start: (server) => server.say(...BANNER.split('\n')), listeners })

export const ingressNginx: ImageBehaviour = {
  repository: INGRESS_NGINX,
  sizeBytes: 127_934_512,
  entrypoint: ['/usr/bin/dumb-init', '--'],
  command: ['/nginx-ingress-controller'],
  takesArguments: true,
  base: 'alpine',
  tools: ['curl', 'bash'],
  ports: [80, 443],
  programs: { '/nginx-ingress-controller': controller, '/usr/bin/dumb-init': controller },
}
