import { webhookServer } from '@/lib/cluster/addons/webhook-server'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

/**
 * For tests: a cluster where agnhost answers behind a Service of the namespace hooks, with a certificate for it.
 * @param command agnhost's; it is told its certificate and its port
 */
export function clusterWithAgnhost(
  service: string,
  [command, ...flags]: readonly [string, ...string[]],
  port: number,
): { cluster: Cluster; caBundle: string } {
  const cluster = createCluster()
  const { objects, caBundle } = webhookServer(
    {
      namespace: 'hooks',
      name: service,
      service,
      authority: 'hook-ca',
      ports: [{ name: 'https', port: 443, targetPort: port }],
      secret: 'tls',
      certificateDirectory: '/certs',
      rules: [],
      container: {
        name: 'agnhost',
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        args: [command, '--tls-cert-file=/certs/tls.crt', `--port=${port}`, ...flags],
      },
    },
    cluster.now(),
  )
  for (const { path, body } of objects) {
    const { code } = cluster.request({ method: 'POST', path, user, body })
    if (code !== 201) throw new Error(`${path} answers ${code}`)
  }
  cluster.settle()
  return { cluster, caBundle }
}
