/**
 * The servers of metrics' APIs. What they answer is worked out by the API server itself (addons/metrics).
 * Mirrors: metrics-server is not ready as long as it cannot read the kubelets, whose certificates nobody signed
 * unless the cluster was made so: it needs --kubelet-insecure-tls.
 */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { respond } from '@/lib/cluster/kubelet/process/network'
import { type ProcessContext, type Program, serve } from '@/lib/cluster/kubelet/process/process'

export const METRICS_SERVER_PORT = 10_250
export const ADAPTER_PORT = 6443

const portOf = (argv: readonly string[], otherwise: number) =>
  Number(argv.find((word) => word.startsWith('--secure-port='))?.slice('--secure-port='.length) ?? otherwise)

function* metricsServer({ argv }: ProcessContext): Program {
  const reads = argv.some(
    (word) => word === '--kubelet-insecure-tls' || word.startsWith('--kubelet-certificate-authority'),
  )
  if (!reads)
    yield {
      kind: 'line',
      text: 'E scraper.go:149] "Failed to scrape node" err="Get \\"https://NODE:10250/metrics/resource\\": tls: failed to verify certificate: x509: cannot validate certificate because it doesn\'t contain any IP SANs"',
      error: true,
    }
  return yield* serve({
    port: portOf(argv, METRICS_SERVER_PORT),
    protocol: 'TCP',
    tls: true,
    serve: ({ path }) =>
      path.startsWith('/readyz') && !reads
        ? respond(500, '[-]metric-storage-ready failed: reason withheld\nreadyz check failed\n')
        : respond(200, 'ok'),
  })
}

function* adapter({ argv }: ProcessContext): Program {
  return yield* serve({
    port: portOf(argv, ADAPTER_PORT),
    protocol: 'TCP',
    tls: true,
    serve: () => respond(200, 'ok'),
  })
}

const image = (
  repository: string,
  program: string,
  run: (context: ProcessContext) => Program,
): ImageBehaviour => ({
  repository,
  sizeBytes: 22_540_312,
  user: '65534',
  entrypoint: [`/${program}`],
  command: [],
  takesArguments: true,
  shell: false,
  ports: [],
  programs: { [program]: run },
})

export const metricsImages: ImageBehaviour[] = [
  image('registry.k8s.io/metrics-server/metrics-server', 'metrics-server', metricsServer),
  image('registry.k8s.io/prometheus-adapter/prometheus-adapter', 'adapter', adapter),
]
