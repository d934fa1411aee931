/** `agnhost`: the image that Kubernetes is tested with. Mirrors: its subcommands that lessons run. */

import { admissionListener } from '@/lib/cluster/kubelet/images/admission-server'
import { agnhostConversion } from '@/lib/cluster/kubelet/images/agnhost-conversion'
import { agnhostWebhook } from '@/lib/cluster/kubelet/images/agnhost-webhook'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import { pageListener, type Say } from '@/lib/cluster/kubelet/images/echo'
import { flag } from '@/lib/cluster/kubelet/images/flag'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type HttpRequest, type Listener, respond } from '@/lib/userland/kernel/network'

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' }
/** ms for which `liveness` is well. */
const WELL = 10_000

interface State {
  since: number
}

/** `/header?key=NAME`: what the request has sent; names of headers know no case. */
function headerIn({ path, headers = {} }: HttpRequest): string {
  const wanted = decodeURIComponent(/[?&]key=([^&]*)/.exec(path)?.[1] ?? '').toLowerCase()
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
}

/** netexec's /hostname, /header and /clientip; the client's port is one of those that Linux gives. */
const netexec: Say = ({ hostname, now }, request) => {
  const { path, client } = request
  if (path.startsWith('/header')) return headerIn(request)
  if (path.startsWith('/clientip')) return `${client ?? ''}:${32_768 + (now() % 28_232)}`
  return path.startsWith('/hostname') ? hostname : `${hostname}\n`
}

/** Well for ten seconds, and never again. */
function liveness(context: ServerContext, { since }: State): Listener {
  const serve = () => {
    const passed = context.now() - since
    return passed < WELL ? respond(200, 'ok', PLAIN) : respond(500, 'error: 10.0', PLAIN)
  }
  return { port: 8080, protocol: 'TCP', serve }
}

const MODES: Readonly<Record<string, (context: ServerContext, state: State) => Listener[]>> = {
  'serve-hostname': (context) => [
    pageListener(context, Number(flag(context.argv, 'port') ?? 9376), ({ hostname }) => hostname),
  ],
  netexec: (context) => [pageListener(context, Number(flag(context.argv, 'http-port') ?? 8080), netexec)],
  liveness: (context, state) => [liveness(context, state)],
  'crd-conversion-webhook': (context) => [agnhostConversion(context)],
  webhook: (context) => [admissionListener(context, agnhostWebhook(context))],
  porter: ({ env }) =>
    Object.entries(env).flatMap(([name, text]) => {
      const port = /^SERVE_PORT_(\d+)$/.exec(name)?.[1]
      return port
        ? [{ port: Number(port), protocol: 'TCP', serve: () => respond(200, text, PLAIN) } as Listener]
        : []
    }),
  'test-webserver': (context) => [pageListener(context, 80, () => '<pre>\n</pre>\n')],
  guestbook: (context) => [pageListener(context, Number(flag(context.argv, 'http-port') ?? 80), () => 'OK')],
}

const modeOf = (argv: readonly string[]) => argv.find((word) => Object.hasOwn(MODES, word))

const agnhost = daemon<State>({
  start(server) {
    const { argv, files, now } = server.context
    const mode = modeOf(argv)
    const certificate = mode?.endsWith('webhook') ? (flag(argv, 'tls-cert-file') ?? '') : undefined
    if (certificate !== undefined && textOf(files, certificate) === undefined)
      server.fail(255, `open ${certificate}: no such file or directory`)
    return { since: now() }
  },
  // When it changes its mind is known beforehand.
  next: ({ since }, { context }) =>
    modeOf(context.argv) === 'liveness' && context.now() < since + WELL
      ? { wait: 'time', until: since + WELL }
      : undefined,
  listeners: (context, state) => MODES[modeOf(context.argv) ?? '']?.(context, state) ?? [],
  // What is written in Go and does not care ends so.
  stop: () => ({ code: 2 }),
})

export const agnhostImage: ImageBehaviour = {
  repository: 'registry.k8s.io/e2e-test-images/agnhost',
  sizeBytes: 12_582_912,
  entrypoint: ['/agnhost'],
  command: [],
  base: 'alpine',
  tools: ['curl', 'wget', 'nc', 'nslookup', 'dig', 'ping'],
  ports: [8080],
  programs: { '/agnhost': agnhost },
}
