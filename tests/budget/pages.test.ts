import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const BUILD = '.next'
const MANIFEST = 'page_client-reference-manifest.js'

/** Scripts of the first load of any page: at most so many bytes, gzipped. */
const BUDGET = 250_000

interface ClientManifest {
  entryJSFiles: Record<string, string[]>
}

/** Next writes each page's manifest as a script that fills a global. */
function readManifest(path: string): ClientManifest {
  const text = readFileSync(path, 'utf8')
  const json = /^globalThis\.__RSC_MANIFEST\[.*?\] = (\{.*\});?$/m.exec(text)?.[1]
  if (!json) throw new Error(`${path} is no manifest of a page`)
  return JSON.parse(json) as ClientManifest
}

const sizes = new Map<string, number>()

function gzipBytes(file: string): number {
  const known = sizes.get(file)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length
  sizes.set(file, size)
  return size
}

/** The page's own scripts, its layouts' and those of every page. */
function firstLoad(manifest: string): number {
  const page = manifest.slice(0, -`/${MANIFEST}`.length)
  const { rootMainFiles } = JSON.parse(readFileSync(join(BUILD, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[]
  }
  const own = Object.entries(readManifest(join(BUILD, 'server/app', manifest)).entryJSFiles)
    .filter(([entry]) => entry.endsWith(`/${page}/page`) || /\/layout$/.test(entry))
    .flatMap(([, files]) => files)
  return [...new Set([...rootMainFiles, ...own])].reduce((sum, file) => sum + gzipBytes(file), 0)
}

const built = existsSync(join(BUILD, 'BUILD_ID'))
const manifests = built
  ? (readdirSync(join(BUILD, 'server/app'), { recursive: true }) as string[])
      .filter((path) => path.endsWith(`/${MANIFEST}`) && path.startsWith('[locale]'))
      .sort()
  : []

describe.skipIf(!built)('first load of a page', () => {
  it.each(manifests)('%s is within its budget', (manifest) => {
    expect(firstLoad(manifest)).toBeLessThanOrEqual(BUDGET)
  })

  it('is known of every page', () => {
    expect(manifests.length).toBeGreaterThan(5)
  })
})
