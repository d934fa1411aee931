import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The caller's share of `all`: files called `<name>-1.test.ts`, `<name>-2.test.ts`, … in one folder divide them, so
 * that workers share the load.
 * @param url the caller's own
 */
export function shareOf<T>(all: readonly T[], url: string): T[] {
  const file = fileURLToPath(url)
  const name = path.basename(file).replace(/-\d+\.test\.ts$/, '')
  const shards = readdirSync(path.dirname(file)).filter((one) =>
    new RegExp(`^${name}-\\d+\\.test\\.ts$`).test(one),
  )
  const mine = shards.sort().indexOf(path.basename(file))
  if (mine < 0) throw new Error(`${file} is no shard`)
  return all.filter((_, i) => i % shards.length === mine)
}
