import { unpackChart } from '@/lib/helm/chart/archive'
import { type Chart, type ChartFile, type Lock, setPaths } from '@/lib/helm/chart/chart'
import { type Ignores, parseIgnores } from '@/lib/helm/chart/ignore'
import { readMetadata, validateMetadata } from '@/lib/helm/chart/metadata'
import { HelmError, prefixed } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { readValues, readYaml } from '@/lib/helm/values/read-values'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

const MAX_FILES = 2000

function readLock(text: string): Lock {
  const map = prefixed('cannot load Chart.lock', () => readYaml(text)) as JsonMap
  const dependencies = Array.isArray(map.dependencies) ? map.dependencies.filter(isMap) : []
  return {
    generated: String(map.generated ?? ''),
    digest: String(map.digest ?? ''),
    dependencies: dependencies.map((one) => ({
      name: String(one.name ?? ''),
      version: String(one.version ?? ''),
      repository: String(one.repository ?? ''),
    })),
  }
}

/** Files below charts/, by the chart or archive that they belong to. */
function subcharts(files: readonly ChartFile[]): Map<string, ChartFile[]> {
  const out = new Map<string, ChartFile[]>()
  for (const { name, text } of files) {
    if (!name.startsWith('charts/') || name.endsWith('.prov')) continue
    const path = name.slice('charts/'.length)
    const own = path.split('/')[0] ?? ''
    if (!/^[_.]/.test(own)) out.set(own, [...(out.get(own) ?? []), { name: path, text }])
  }
  return out
}

function loadBelow(name: string, files: ChartFile[]): Chart | undefined {
  if (name.endsWith('.tgz')) return loadFiles(unpackChart(name, files[0]?.text ?? ''))
  const inner = files
    .filter((file) => file.name.includes('/'))
    .map((file) => ({ ...file, name: file.name.slice(file.name.indexOf('/') + 1) }))
  return inner.length > 0 ? loadFiles(inner) : undefined
}

const DESCRIBING = new Set(['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'])

/** The chart that files make. @throws HelmError */
export function loadFiles(files: readonly ChartFile[]): Chart {
  const find = (name: string) => files.find((file) => file.name === name)?.text
  const yaml = find('Chart.yaml')
  if (yaml === undefined) throw new HelmError('Chart.yaml file is missing')
  const metadata = prefixed('cannot load Chart.yaml', () => readMetadata(readYaml(yaml)))
  const lock = find('Chart.lock')
  const schema = find('values.schema.json')
  const chart: Chart = {
    metadata,
    raw: [...files],
    values: prefixed('cannot load values.yaml', () => readValues(find('values.yaml') ?? '')),
    ...(schema === undefined ? {} : { schema }),
    ...(lock === undefined ? {} : { lock: readLock(lock) }),
    templates: files.filter(({ name }) => name.startsWith('templates/')),
    files: files.filter(({ name }) => !DESCRIBING.has(name) && !/^(templates|charts)\//.test(name)),
    dependencies: [],
    path: metadata.name,
  }
  validateMetadata(metadata)
  for (const [name, own] of subcharts(files)) {
    const below = prefixed(`error unpacking subchart ${name} in ${metadata.name}`, () => loadBelow(name, own))
    if (below) chart.dependencies.push(below)
  }
  setPaths(chart)
  return chart
}

/** All files of a folder but those that are ignored. */
export function readFolder(io: HelmIo, root: string): ChartFile[] {
  const ignores: Ignores = parseIgnores(io.readFile(`${root}/.helmignore`) ?? '')
  const out: ChartFile[] = []
  const walk = (folder: string) => {
    for (const name of io.listDir(folder === '' ? root : `${root}/${folder}`)?.sort() ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`
      const isFolder = io.listDir(`${root}/${path}`) !== undefined
      if (ignores(path, isFolder)) continue
      if (isFolder) walk(path)
      else out.push({ name: path, text: io.readFile(`${root}/${path}`) ?? '' })
      if (out.length > MAX_FILES) throw new HelmError(`chart has more than ${MAX_FILES} files`)
    }
  }
  walk('')
  return out
}

/** The chart in a folder or an archive. @throws HelmError */
export function loadChart(io: HelmIo, path: string): Chart {
  if (io.listDir(path) !== undefined) return loadFiles(readFolder(io, path.replace(/(?<=.)\/+$/, '')))
  const text = io.readFile(path)
  if (text === undefined) throw new HelmError(`stat ${path}: no such file or directory`)
  return loadFiles(unpackChart(path, text))
}
