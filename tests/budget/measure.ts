import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'

/** What a browser loads at one time. */
interface Load {
  /** Gzipped. */
  bytes: number
  /** The sources in it. */
  files: string[]
  /** The heaviest inputs as text, for whoever has to slim it. */
  biggest: string
}

export interface Bundle {
  /** What the modules themselves need. */
  first: Load
  /** What they import later. */
  later: Load
  /** What comes besides when these are imported, once the first ones are there. */
  behind(modules: string[]): Load
}

export interface BundleOptions {
  /** Modules that are imported when the first ones run. */
  later?: string[]
  /** Modules that count elsewhere. */
  apart?: RegExp
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

/** Bundles modules for browsers as a build would: minified, in pieces where something is imported later. */
export async function bundle(modules: string[], { later = [], apart }: BundleOptions = {}): Promise<Bundle> {
  const exported = modules.map((path) => `export * from ${JSON.stringify(path)}`)
  const imported = later.map((path) => `import(${JSON.stringify(path)})`)
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: [...exported, `export const later = () => [${imported}]`].join('\n'),
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
  const entry = outputs.find(({ output }) => output.entryPoint === 'entry.ts')
  if (!entry) throw new Error('no entry in the bundle')
  const atOnce = [entry, ...staticImports(entry.output, outputs)]
  const load = (pieces: Output[]): Load => ({
    bytes: pieces.reduce((sum, { name }) => sum + gzipSync(byName.get(name) ?? '', { level: 9 }).length, 0),
    files: pieces.flatMap(({ output }) => Object.keys(output.inputs)),
    biggest: biggestOf(pieces),
  })
  const behind = (paths: string[]): Load => {
    const found = paths.map((path) => outputs.find(({ output }) => output.entryPoint === path))
    const pieces = found.flatMap((one) => (one ? [one, ...staticImports(one.output, outputs)] : []))
    if (found.includes(undefined)) throw new Error(`not imported later: ${paths}`)
    return load([...new Set(pieces)].filter((output) => !atOnce.includes(output)))
  }
  return { behind, first: load(atOnce), later: load(outputs.filter((output) => !atOnce.includes(output))) }
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
