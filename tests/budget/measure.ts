import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'

export interface Bundle {
  /** What a browser loads at once, gzipped; what is imported later (documentation) is not in it. */
  gzipBytes: number
  /** The sources in it. */
  files: string[]
  /** The heaviest inputs as text, for whoever has to slim it. */
  biggest: string
}

/** The folder or package that a file belongs to. */
const partOf = (input: string) =>
  /^(node_modules\/(@[^/]+\/)?[^/]+|lib\/[^/]+\/[^/]+(\/[^/]+(?=\/))?)/.exec(input)?.[0] ?? input

function biggestOf(outputs: Output[]): string {
  const parts = new Map<string, number>()
  for (const [input, { bytesInOutput }] of outputs.flatMap(({ output }) => Object.entries(output.inputs)))
    parts.set(partOf(input), (parts.get(partOf(input)) ?? 0) + bytesInOutput)
  const sorted = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 25)
  return sorted.map(([part, bytes]) => `${(bytes / 1000).toFixed(1).padStart(8)} kB  ${part}`).join('\n')
}

/** Leaves out modules that count elsewhere. */
const without = (filter: RegExp): Plugin => ({
  name: 'without',
  setup(b) {
    b.onResolve({ filter }, ({ path }) => ({ path, external: true }))
  },
})

/** Bundles modules for browsers as a build would: minified, one file and what it loads later. */
export async function bundle(modules: string[], apart?: RegExp): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: modules.map((path) => `export * from ${JSON.stringify(path)}`).join('\n'),
      resolveDir: process.cwd(),
      loader: 'ts',
      sourcefile: 'entry.ts',
    },
    outdir: '/bundle',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    external: ['node:*'],
    plugins: apart ? [without(apart)] : [],
  })
  const byName = new Map(outputFiles.map((file) => [file.path.split('/').at(-1), file.contents]))
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => ({
    name: path.split('/').at(-1) ?? '',
    output,
  }))
  const entry = outputs.find(
    ({ output }) => output.entryPoint !== undefined && output.entryPoint === 'entry.ts',
  )
  if (!entry) throw new Error('no entry in the bundle')
  const atOnce = [entry, ...staticImports(entry.output, outputs)]
  const gzipBytes = atOnce.reduce(
    (sum, { name }) => sum + gzipSync(byName.get(name) ?? '', { level: 9 }).length,
    0,
  )
  const files = atOnce.flatMap(({ output }) => Object.keys(output.inputs))
  return { gzipBytes, files, biggest: biggestOf(atOnce) }
}

interface Output {
  name: string
  output: Metafile['outputs'][string]
}

function staticImports(
  of: Metafile['outputs'][string],
  outputs: Output[],
  seen = new Set<string>(),
): Output[] {
  const found: Output[] = []
  for (const { path, kind } of of.imports) {
    const next = outputs.find(({ name }) => path.endsWith(`/${name}`))
    if (kind !== 'import-statement' || !next || seen.has(next.name)) continue
    seen.add(next.name)
    found.push(next, ...staticImports(next.output, outputs, seen))
  }
  return found
}
