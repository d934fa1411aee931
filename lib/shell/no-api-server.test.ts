import { expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

it('machines are reached by name while the API server is down', async () => {
  const cluster = createCluster()
  const shell = createShell(cluster)
  await shell.run('ssh control-plane sudo mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/')
  await shell.elapse(60_000)
  const { stderr, exitCode } = await shell.run('curl -k https://control-plane:6443/readyz')
  expect(stderr).toContain('curl: (7) Failed to connect to control-plane port 6443')
  expect(exitCode).toBe(7)
  expect((await shell.run('curl -s https://nobody:6443/')).exitCode).toBe(6)
})
