import { expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/create-cluster'
import { hasPublished } from '@/lib/cluster/published/parts'
import { createShell } from '@/lib/shell/shell'

const FLANNEL = 'https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml'

it('published manifests are fetched by the first command that names one', async () => {
  const shell = createShell(createCluster())
  expect((await shell.run('kubectl get ns default -o name')).stdout).toBe('namespace/default\n')
  expect(hasPublished()).toBe(false)
  const { stdout, exitCode } = await shell.run(
    `kubectl apply -f ${FLANNEL} | tail -1; curl -s ${FLANNEL} | wc -l`,
  )
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^daemonset.apps\/kube-flannel-ds created\n1\d\d\n$/)
  expect(hasPublished()).toBe(true)
})

it('of what is not known kubectl says that there is no network', async () => {
  const shell = createShell(createCluster())
  const { stderr, exitCode } = await shell.run('kubectl apply -f https://github.com/flannel-io/nothing.yml')
  expect([stderr, exitCode]).toEqual([
    'Unable to connect to the server: dial tcp: lookup github.com: no such host\n',
    1,
  ])
})
