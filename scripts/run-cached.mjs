// Runs a CommonJS bundle with V8's code cache beside it, as browsers keep one of a script by themselves: a good part
// of a cold start is compiling. A cache of another bundle is not found, and V8 refuses one of another V8.
// Usage: node scripts/run-cached.mjs <bundle.cjs>
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

const file = path.resolve(process.argv[2] ?? '')
const folder = path.dirname(file)

/** One open file: whoever builds the bundle anew puts another one in its place. */
function readBundle() {
  const opened = fs.openSync(file, 'r')
  try {
    const { size, mtimeMs } = fs.fstatSync(opened)
    return { text: fs.readFileSync(opened, 'utf8'), stamp: `${process.version}-${size}-${mtimeMs}` }
  } finally {
    fs.closeSync(opened)
  }
}

/** @param {string} at */
function readCache(at) {
  try {
    return fs.readFileSync(at)
  } catch {
    return undefined
  }
}

/** Takes the place of all caches of the bundle; without one the next start is slower, nothing else. */
function writeCache(/** @type {string} */ at, /** @type {Buffer} */ data) {
  try {
    const prefix = `${path.basename(file)}.cache-`
    for (const name of fs.readdirSync(folder).filter((other) => other.startsWith(prefix)))
      fs.rmSync(path.join(folder, name), { force: true })
    const draft = path.join(folder, `.${path.basename(at)}.${process.pid}`)
    fs.writeFileSync(draft, data)
    fs.renameSync(draft, at)
  } catch {}
}

const { text, stamp } = readBundle()
const cache = `${file}.cache-${stamp}`
const cachedData = readCache(cache)
const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
  filename: file,
  ...(cachedData ? { cachedData } : {}),
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
})
const module = { exports: {} }
script.runInThisContext()(module.exports, createRequire(file), module, file, folder)
// At the end it knows every function that was needed.
if (!cachedData || script.cachedDataRejected)
  process.once('exit', () => writeCache(cache, script.createCachedData()))
