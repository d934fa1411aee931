import { it, vi } from 'vitest'
import { packBoot } from '@/lib/cluster/pack-boot'
async function engine(text?: string): Promise<any> {
  vi.resetModules()
  const { createCluster } = await import('@/lib/cluster/cluster')
  if (text !== undefined) (await import('@/lib/cluster/prebuilt-boot')).installBoot(text)
  return createCluster
}
it('x', { timeout: 60000 }, async () => {
  const booted = await engine(); const read = await engine(packBoot('0', {}))
  const [a, b] = [read({}).snapshot(), booted({}).snapshot()]
  const seen = new Set(); const found = new Map<string, number>()
  const walk = (x: any, y: any, path: string) => { if (x === null || typeof x !== 'object' || seen.has(x)) return; seen.add(x); if (Object.isFrozen(x) !== Object.isFrozen(y)) { const k = path.replace(/\d+/g, 'N'); found.set(k + ` read ${Object.isFrozen(x)}`, (found.get(k) ?? 0) + 1) } for (const k of Object.keys(x)) walk(x[k], y[k], path + '/' + k) }
  walk(a, b, '')
  console.log([...found].slice(0, 30))
})
