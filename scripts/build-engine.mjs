// Builds engine, shell, questions, drills and graders to one self-contained file, engine-<hash>.mjs, that the
// server's worker threads run. The hash is that of the file: every served question and every attempt names it.
// Usage: node scripts/build-engine.mjs [folder]
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { engineSources } from './engine-sources.mjs'
import { generateBoot } from './generate-boot.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.resolve(process.argv[2] ?? path.join(root, '.data/artefacts'))

/** @param {string} at @returns {Record<string, string>} path below the folder → text */
function readFolder(at) {
  const names = /** @type {string[]} */ (fs.readdirSync(at, { recursive: true })).sort()
  const files = names.filter((name) => fs.statSync(path.join(at, name)).isFile())
  return Object.fromEntries(
    files.map((name) => [name.split(path.sep).join('/'), fs.readFileSync(path.join(at, name), 'utf8')]),
  )
}

/** @param {string} kind @param {string} marker the file that makes a folder count */
function foldersOf(kind, marker) {
  const at = path.join(root, 'content', kind)
  const slugs = fs.existsSync(at) ? fs.readdirSync(at).sort() : []
  return slugs
    .filter((slug) => fs.existsSync(path.join(at, slug, marker)))
    .map((slug) => {
      const files = readFolder(path.join(at, slug))
      const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
      return { slug, files, hash }
    })
}

/** The exercises of speed practice: a file each. */
function speedFiles() {
  const files = readFolder(path.join(root, 'content/speed'))
  const exercises = Object.entries(files).filter(([name]) => name.endsWith('.yaml'))
  return exercises.map(([name, text]) => ({ id: name.slice(0, -'.yaml'.length), text }))
}

/** The module `kubekata:content`: every family and drill, found by its folder, and every exercise. */
function contentModule() {
  const questions = foldersOf('questions', 'question.ts')
  const imports = questions.map(
    ({ slug }, i) => `import q${i} from './content/questions/${slug}/question.ts'`,
  )
  const families = questions.map(({ files, hash }, i) => {
    const texts = { en: parse(files['en.yaml'] ?? ''), ja: parse(files['ja.yaml'] ?? '') }
    return `{ question: q${i}, texts: ${JSON.stringify(texts)}, hash: ${JSON.stringify(hash)} }`
  })
  const drills = foldersOf('drills', 'drill.yaml').map(({ slug, files, hash }) => ({ id: slug, files, hash }))
  return `${imports.join('\n')}
export const families = [${families.join(',\n')}]
export const drillFolders = ${JSON.stringify(drills)}
export const speedFiles = ${JSON.stringify(speedFiles())}
`
}

const contentPlugin = {
  name: 'content',
  /** @param {import('esbuild').PluginBuild} b */
  setup(b) {
    b.onResolve({ filter: /^kubekata:content$/ }, () => ({ path: 'content', namespace: 'kubekata' }))
    b.onLoad({ filter: /.*/, namespace: 'kubekata' }, () => ({
      contents: contentModule(),
      resolveDir: root,
      loader: 'ts',
    }))
  },
}

const sources = await generateBoot()
const result = await build({
  entryPoints: [path.join(root, 'lib/server/pool/worker.ts')],
  absWorkingDir: root,
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'error',
  tsconfig: path.join(root, 'tsconfig.json'),
  plugins: [contentPlugin],
  // CommonJS packages inside the bundle may ask for Node's own modules.
  banner: {
    js: "import { createRequire as kkRequire } from 'node:module';const require = kkRequire(import.meta.url);",
  },
})

// The boot that is in the file would not be that of the engine beside it.
if (engineSources() !== sources) throw new Error('the engine was changed while it was built: build it again')
const [bundle] = result.outputFiles
if (!bundle) throw new Error('esbuild wrote nothing')
const hash = createHash('sha256').update(bundle.contents).digest('hex').slice(0, 16)
const file = `engine-${hash}.mjs`
fs.mkdirSync(out, { recursive: true })

/** Several processes may build at once: a file appears whole or not at all. */
function writeWhole(name, data) {
  const draft = path.join(out, `.${name}.${randomUUID()}`)
  fs.writeFileSync(draft, data)
  fs.renameSync(draft, path.join(out, name))
}
if (!fs.existsSync(path.join(out, file))) writeWhole(file, bundle.contents)
writeWhole('current.json', JSON.stringify({ hash, file, size: bundle.contents.length }))
console.log(`[engine] ${file}, ${Math.round(bundle.contents.length / 1024)} kB`)
