/**
 * The servers of metrics' APIs. What they answer is worked out by the API server itself (addons/metrics).
 * Mirrors: metrics-server is not ready as long as it cannot read the kubelets, whose certificates nobody signed
 * unless the cluster was made so: it needs --kubelet-insecure-tls.
 */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type HttpRequest, type HttpResponse, type Listener, respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

export const METRICS_SERVER_PORT = 10_250
export const ADAPTER_PORT = 6443

const portOf = (argv: readonly string[], otherwise: number) =>
  Number(argv.find((word) => word.startsWith('--secure-port='))?.slice('--secure-port='.length) ?? otherwise)

const UNSIGNED =
  'E scraper.go:149] "Failed to scrape node" err="Get \\"https://NODE:10250/metrics/resource\\": tls: failed to verify certificate: x509: cannot validate certificate because it doesn\'t contain any IP SANs"'

const readsKubelets = ({ argv }: ServerContext) =>
  argv.some((word) => word === '--kubelet-insecure-tls' || word.startsWith('--kubelet-certificate-authority'))

const secure = (
  { argv }: ServerContext,
  usual: number,
  serve: (request: HttpRequest) => HttpResponse,
): Listener[] => [{ port: portOf(argv, usual), protocol: 'TCP', tls: true, serve }]

const metricsServer = daemon({
  start(server) {
    if (!readsKubelets(server.context)) server.warn(UNSIGNED)
  },
  listeners: (context) =>
    secure(context, METRICS_SERVER_PORT, ({ path }) =>
      path.startsWith('/readyz') && !readsKubelets(context)
        ? respond(500, '[-]metric-storage-ready failed: reason withheld\nreadyz check failed\n')
        : respond(200, 'ok'),
    ),
})

const adapter = daemon({ listeners: (context) => secure(context, ADAPTER_PORT, () => respond(200, 'ok')) })

const image = (repository: string, program: string, run: Program): ImageBehaviour => ({
  repository,
  sizeBytes: 22_540_312,
  user: '65534',
  entrypoint: [`/${program}`],
  command: [],
  takesArguments: true,
  base: 'distroless',
  ports: [],
  programs: { [`/${program}`]: run },
})

export const metricsImages: ImageBehaviour[] = [
  image('registry.k8s.io/metrics-server/metrics-server', 'metrics-server', metricsServer),
  image('registry.k8s.io/prometheus-adapter/prometheus-adapter', 'adapter', adapter),
]
