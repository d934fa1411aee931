import { type CommandContext, nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import type { JsonMap } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'

const RULE = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+(,tls=?([\w-]+)?)?/

interface Tls {
  hosts?: string[]
  secretName?: string
}

function backend(text: string): JsonMap {
  const [name = '', port = ''] = text.split(':')
  const number = /^[+-]?\d+$/.test(port)
  return { service: { name, port: number ? { number: Number(port) } : { name: port } } }
}

/** `host/path=service:port` without its tls part. */
function pathOf(rule: string): JsonMap {
  const [place = '', service = ''] = rule.split(/=(.*)/s)
  const path = `/${place.split(/\/(.*)/s)[1] ?? ''}`
  const prefix = path.endsWith('*')
  return {
    backend: backend(service),
    path: prefix ? path.slice(0, -1) : path,
    pathType: prefix ? 'Prefix' : 'Exact',
  }
}

const hostOf = (rule: string) => rule.split('/')[0] ?? ''

function rulesOf(rules: string[]): JsonMap[] {
  const byHost = new Map<string, JsonMap[]>()
  for (const rule of rules) {
    const host = hostOf(rule)
    byHost.set(host, [...(byHost.get(host) ?? []), pathOf(rule.split(',')[0] ?? '')])
  }
  return [...byHost].map(([host, paths]) => ({ ...(host ? { host } : {}), http: { paths } }))
}

/** Each host once; hosts of the same secret share an entry. */
function tlsOf(rules: string[]): Tls[] {
  const entries: Tls[] = []
  const seen = new Set<string>()
  for (const rule of rules) {
    const [, tls, ...rest] = rule.split(',')
    const host = hostOf(rule)
    if (tls === undefined || rest.length > 0 || seen.has(host)) continue
    seen.add(host)
    const secret = tls.split('=')[1] ?? ''
    const same = entries.find((entry) => (entry.secretName ?? '') === secret)
    if (same) same.hosts = [...(same.hosts ?? []), host]
    else if (host || secret)
      entries.push({ ...(host ? { hosts: [host] } : {}), ...(secret ? { secretName: secret } : {}) })
  }
  return entries
}

function validate(rules: string[], annotations: string[], fallback: string): void {
  if (!fallback && rules.length === 0) {
    throw new KubectlError(
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    )
  }
  for (const rule of rules) {
    if (!RULE.test(rule)) {
      const why = 'is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]'
      throw new KubectlError(`rule ${rule} ${why}`)
    }
  }
  for (const annotation of annotations) {
    if (!annotation.includes('='))
      throw new KubectlError(`annotation ${annotation} is invalid and should be in format key=[value]`)
  }
  if (fallback && fallback.split(':').length !== 2)
    throw new KubectlError('default-backend should be in format servicename:serviceport')
}

function build(context: CommandContext) {
  const { flags } = context
  const name = nameArgument(context)
  const [rules, annotations, fallback] = [
    flags.list('rule'),
    flags.list('annotation'),
    flags.string('default-backend'),
  ]
  validate(rules, annotations, fallback)
  const pairs = Object.fromEntries(annotations.map((text) => text.split(/=(.*)/s).slice(0, 2)))
  const tls = tlsOf(rules)
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: generatedMetadata(context, name, annotations.length > 0 ? { annotations: pairs } : {}),
    spec: {
      ...(flags.string('class') ? { ingressClassName: flags.string('class') } : {}),
      ...(fallback ? { defaultBackend: backend(fallback) } : {}),
      ...(rules.length > 0 ? { rules: rulesOf(rules) } : {}),
      ...(tls.length > 0 ? { tls } : {}),
    },
    status: { loadBalancer: {} },
  }
}

export const createIngress = defineGenerator({
  use: 'ingress NAME --rule=host/path=service:port[,tls[=secret]]',
  short: 'Create an ingress with the specified name',
  aliases: ['ing'],
  examples: `
    # One path of a host
    kubectl create ingress shop --rule="shop.example.com/cart=cart:80"

    # All paths of a host, with TLS, by a class
    kubectl create ingress shop --class=nginx --rule="shop.example.com/*=web:80,tls=shop-cert"
  `,
  failure: 'failed to create ingress:',
  flags: [
    { name: 'annotation', type: 'stringArray', usage: 'An annotation key=value; may be repeated.' },
    { name: 'class', type: 'string', usage: 'The ingress class.' },
    { name: 'default-backend', type: 'string', usage: 'Where everything else goes: service:port.' },
    { name: 'rule', type: 'stringArray', usage: 'host/path=service:port[,tls[=secret]]; may be repeated.' },
  ],
  build,
})
