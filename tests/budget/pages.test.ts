import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mentionedFiles } from '@/lib/offline/mentioned-files'

const BUILD = '.next'
const MANIFEST = 'page_client-reference-manifest.js'

/**
 * Scripts of the first load of a page: at most so many bytes, gzipped; the first pattern that fits counts. React and Next
 * are 136 kB of each. How the rest is kept small: docs/decisions/019-page-weight.md.
 */
const BUDGETS: readonly [RegExp, number][] = [
  [/^\[locale\]\/(?:page_|\[\.\.\.rest\]|dashboard|progress|concepts\/\(index\))/, 150_000],
  // Diagrams, terms and blocks that run.
  [/^\[locale\]\/concepts\//, 158_000],
  [/^\[locale\]\/lab\//, 198_000],
  [/./, 212_000],
]
const budgetOf = (manifest: string) => BUDGETS.find(([pages]) => pages.test(manifest))?.[1]

/**
 * The lab's scripts and all that they may load, ever: the engine with what few sessions need, `explain`'s documentation,
 * editor and terminal. It is what is fetched ahead for a lab without a network; what comes before the first prompt, and
 * behind it, is in bundle.test.ts.
 */
const WHOLE_LAB = 2_600_000

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

const bytesOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipBytes(file), 0)

/** The page's own scripts, its layouts' and those of every page. */
function firstLoad(manifest: string): Set<string> {
  const page = manifest.slice(0, -`/${MANIFEST}`.length)
  const { rootMainFiles } = JSON.parse(readFileSync(join(BUILD, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[]
  }
  const own = Object.entries(readManifest(join(BUILD, 'server/app', manifest)).entryJSFiles)
    .filter(([entry]) => entry.endsWith(`/${page}/page`) || /\/layout$/.test(entry))
    .flatMap(([, files]) => files)
  return new Set([...rootMainFiles, ...own])
}

/** What is loaded by scripts, and by what they load. */
function withAllTheyLoad(files: Iterable<string>): Set<string> {
  const all = new Set(files)
  for (const file of all) {
    const named = mentionedFiles(readFileSync(join(BUILD, file), 'utf8')).map((url) =>
      url.slice('/_next/'.length),
    )
    for (const one of named) if (one.endsWith('.js') && existsSync(join(BUILD, one))) all.add(one)
  }
  return all
}

const built = existsSync(join(BUILD, 'BUILD_ID'))
const manifests = built
  ? (readdirSync(join(BUILD, 'server/app'), { recursive: true }) as string[])
      .filter((path) => path.endsWith(`/${MANIFEST}`) && path.startsWith('[locale]'))
      .sort()
  : []

describe.skipIf(!built)('first load of a page', () => {
  it.each(manifests)('%s is within its budget', (manifest) => {
    const bytes = bytesOf(firstLoad(manifest))
    console.log(`${manifest.slice(0, -`/${MANIFEST}`.length)}: ${(bytes / 1000).toFixed(1)} kB`)
    expect(bytes).toBeLessThanOrEqual(budgetOf(manifest) as number)
  })

  it('of the lab: all that it may ever load is within its budget', () => {
    const bytes = bytesOf(withAllTheyLoad(firstLoad(`[locale]/lab/${MANIFEST}`)))
    console.log(`the lab with all that it may load: ${(bytes / 1000).toFixed(1)} kB`)
    expect(bytes).toBeLessThanOrEqual(WHOLE_LAB)
    // Fewer than the engine alone: names of chunks are no longer written as they are looked for.
    expect(bytes).toBeGreaterThan(900_000)
  })

  it('is known of every page', () => {
    expect(manifests.length).toBeGreaterThan(5)
  })
})
