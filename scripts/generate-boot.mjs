// Writes lib/generated/boot/default.ts: the default cluster right after its boot, for hosts that start many
// (docs/decisions/007-prebuilt-boot.md). It begins with the hash of the sources that made it.
// Usage: node scripts/generate-boot.mjs
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { engineSources } from './engine-sources.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = path.join(root, 'lib/generated/boot/default.ts')

/** The sources that made the file that is there. */
function madeBy() {
  if (!fs.existsSync(file)) return undefined
  return /^export const boot: string = `([0-9a-f]+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1]
}

/** @param {string} sources @returns {Promise<string>} what `packBoot` makes of the default cluster */
async function bootNow(sources) {
  const folder = path.join(root, '.data/cache')
  const bundle = path.join(folder, `generate-boot-${randomUUID()}.mjs`)
  try {
    await build({
      entryPoints: [path.join(root, 'lib/cluster/pack-boot.ts')],
      absWorkingDir: root,
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      tsconfig: path.join(root, 'tsconfig.json'),
      logLevel: 'error',
    })
    const { packBoot } = await import(pathToFileURL(bundle).href)
    return packBoot(sources)
  } finally {
    fs.rmSync(bundle, { force: true })
  }
}

/** A template literal: hardly anything in the text has to be escaped. */
const literal = (/** @type {string} */ text) =>
  `\`${text.replace(/[`\\]|\$(?=\{)/g, (char) => `\\${char}`).replaceAll('\r', '\\r')}\``

/**
 * Makes the file unless the one that is there is of the sources as they are.
 * @returns {Promise<string>} their hash
 */
export async function generateBoot() {
  const sources = engineSources()
  if (madeBy() === sources) return sources
  const text = await bootNow(sources)
  // Somebody saved a file meanwhile.
  if (engineSources() !== sources) return generateBoot()
  const draft = `${file}.${randomUUID()}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(
    draft,
    `/** Made by scripts/generate-boot.mjs. */\nexport const boot: string = ${literal(text)}\n`,
  )
  fs.renameSync(draft, file)
  return sources
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateBoot()
