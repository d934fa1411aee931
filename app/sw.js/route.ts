import { readFile } from 'node:fs/promises'
import { build } from 'esbuild'

export const dynamic = 'force-dynamic'

let script: Promise<string> | undefined

/** The service worker of this build. Browsers ask for it on every visit, and take it up when it has changed. */
export async function GET(): Promise<Response> {
  script ??= bundle()
  try {
    const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }
    return new Response(await script, { headers })
  } catch (error) {
    script = undefined
    throw error
  }
}

async function bundle(): Promise<string> {
  const id = (await readFile('.next/BUILD_ID', 'utf8')).trim()
  const { outputFiles } = await build({
    entryPoints: ['lib/offline/service-worker.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { BUILD: JSON.stringify(id) },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
