import { expect, it, vi } from 'vitest'

/** A shell over an engine of which only the first piece is here. */
async function freshShell() {
  vi.resetModules()
  const { createCluster } = await import('@/lib/cluster/create-cluster')
  const { createShell } = await import('@/lib/shell/shell')
  return createShell(createCluster())
}

it.each([
  ['kubectl run web --image=nginx', 'pod/web created\n'],
  // One of its words lets expect a part of its own, which is fetched before the rest.
  ['kubectl run web --image=nginx --labels=a=k', 'pod/web created\n'],
  ['kubectl get nodes -o go-template={{len\\ .items}}', '3'],
])('%s comes first', { timeout: 60_000 }, async (line, said) => {
  const shell = await freshShell()
  expect(await shell.run(line)).toMatchObject({ stdout: said, exitCode: 0 })
})
