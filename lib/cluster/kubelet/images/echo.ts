/** Small servers that say who answered: what lessons on traffic are run with. */
import { agnhostConversion } from '@/lib/cluster/kubelet/images/agnhost-conversion'
import { agnhostWebhook } from '@/lib/cluster/kubelet/images/agnhost-webhook'
import { flag } from '@/lib/cluster/kubelet/images/flag'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type HttpRequest, type Listener, respond } from '@/lib/cluster/kubelet/process/network'
import {
  idle,
  type ProcessContext,
  type Program,
  serve,
  sleepFor,
} from '@/lib/cluster/kubelet/process/process'

type Say = (context: ProcessContext, request: HttpRequest) => string

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' }

function listener(context: ProcessContext, port: number, say: Say): Listener {
  return { port, protocol: 'TCP', serve: (request) => respond(200, say(context, request), PLAIN) }
}

interface EchoImage {
  repository: string
  port: number
  say: Say
  /** The program's name. */
  program: string
  sizeBytes: number
}

const echoImage = ({ repository, port, say, program, sizeBytes }: EchoImage): ImageBehaviour => ({
  repository,
  sizeBytes,
  entrypoint: [`/${program}`],
  command: [],
  shell: false,
  ports: [port],
  programs: {
    *[program](context: ProcessContext): Program {
      return yield* serve(listener(context, port, say))
    },
  },
})

function* httpEcho(context: ProcessContext): Program {
  const port = Number(flag(context.argv, 'listen')?.split(':').pop() ?? 5678)
  const text = flag(context.argv, 'text') ?? context.env.ECHO_TEXT ?? 'hello-world'
  return yield* serve(listener(context, port, () => `${text}\n`))
}

/** Well for ten seconds, and never again. */
function* agnhostLiveness(): Program {
  let isWell = true
  const answer = () => (isWell ? respond(200, 'ok', PLAIN) : respond(500, 'error: 10.0', PLAIN))
  yield { kind: 'listen', listener: { port: 8080, protocol: 'TCP', serve: answer } }
  yield* sleepFor(10_000)
  isWell = false
  return yield* idle()
}

function* agnhost(context: ProcessContext): Program {
  const { argv, hostname } = context
  const host: Say = (_, { path }) => (path.startsWith('/hostname') ? hostname : `${hostname}\n`)
  if (argv.includes('serve-hostname'))
    return yield* serve(listener(context, Number(flag(argv, 'port') ?? 9376), () => hostname))
  if (argv.includes('netexec'))
    return yield* serve(listener(context, Number(flag(argv, 'http-port') ?? 8080), host))
  if (argv.includes('liveness')) return yield* agnhostLiveness()
  if (argv.includes('crd-conversion-webhook')) return yield* agnhostConversion(context)
  if (argv.includes('webhook')) return yield* agnhostWebhook(context)
  return yield* serve()
}

/** Both entrypoints take arguments, so that a pod's args reach them. */
const withArguments = (repository: string, program: string, run: (context: ProcessContext) => Program) => ({
  repository,
  sizeBytes: 12_582_912,
  entrypoint: [`/${program}`],
  command: [],
  shell: program === 'agnhost',
  termCode: program === 'agnhost' ? 2 : 0,
  takesArguments: true,
  tools: program === 'agnhost' ? ['curl', 'wget', 'nc', 'nslookup', 'ping'] : [],
  ports: [program === 'agnhost' ? 8080 : 5678],
  programs: { [program]: run },
})

export const echoImages: ImageBehaviour[] = [
  withArguments('hashicorp/http-echo', 'http-echo', httpEcho),
  withArguments('registry.k8s.io/e2e-test-images/agnhost', 'agnhost', agnhost),
  echoImage({
    repository: 'traefik/whoami',
    port: 80,
    program: 'whoami',
    sizeBytes: 6_912_000,
    say: ({ hostname }, { method, path, host }) =>
      `Hostname: ${hostname}\nIP: 127.0.0.1\n${method} ${path} HTTP/1.1\nHost: ${host}\n`,
  }),
  ...['gcr.io/google-samples/hello-app', 'us-docker.pkg.dev/google-samples/containers/gke/hello-app'].map(
    (repository) =>
      echoImage({
        repository,
        port: 8080,
        program: 'hello-app',
        sizeBytes: 11_508_000,
        say: ({ hostname }) => `Hello, world!\nVersion: 1.0.0\nHostname: ${hostname}\n`,
      }),
  ),
  echoImage({
    repository: 'gcr.io/google-samples/node-hello',
    port: 8080,
    program: 'node-hello',
    sizeBytes: 235_000_000,
    say: () => 'Hello Kubernetes!',
  }),
  ...['registry.k8s.io/echoserver', 'k8s.gcr.io/echoserver', 'gcr.io/google_containers/echoserver'].map(
    (repository) =>
      echoImage({
        repository,
        port: 8080,
        program: 'echoserver',
        sizeBytes: 46_000_000,
        say: ({ hostname }, { method, path, host }) =>
          `Hostname: ${hostname}\n\nRequest Information:\n\tmethod=${method}\n\treal path=${path}\n\thost=${host}\n`,
      }),
  ),
]
