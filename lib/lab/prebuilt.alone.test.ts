import { describe, expect, it, vi } from 'vitest'
import { packBoot } from '@/lib/cluster/pack-boot'
import type { LabReply } from '@/lib/lab/protocol'

/** A boot in which a node has another name than a true one would have, so that it shows where it was used. */
function marked(): string {
  const [engine, key, state = ''] = packBoot('0').split('\n')
  return [engine, key, state.replaceAll('worker-2', 'worker-9')].join('\n')
}

async function nodesOf(nodes: string[] | undefined): Promise<string[]> {
  // A worker has booted nothing before.
  vi.resetModules()
  const { LabServer } = await import('@/lib/lab/lab-server')
  const { installBoot } = await import('@/lib/cluster/prebuilt-boot')
  installBoot(marked())
  const replies: LabReply[] = []
  const server = new LabServer((reply) => replies.push(reply))
  const cluster = nodes ? { nodes: nodes.map((name) => ({ name })) } : {}
  await server.receive({ id: 1, kind: 'start', scenario: { cluster }, seed: 1 })
  return replies
    .flatMap((reply) => (reply.kind === 'picture' ? (reply.patch.nodes ?? []) : []))
    .map((node) => (typeof node === 'number' ? '' : node.name))
}

describe('a lab where a boot was installed', () => {
  it('boots by itself where the scenario has other nodes', async () => {
    expect(await nodesOf(['a', 'b'])).toEqual(['a', 'b'])
  })

  it('reads it where the scenario has the default ones', async () => {
    expect(await nodesOf(undefined)).toEqual(['control-plane', 'worker-1', 'worker-9'])
  })
})
