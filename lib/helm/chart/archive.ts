/** Charts as files: `web-1.4.0.tgz`. */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { HelmError } from '@/lib/helm/errors'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { archiveEnd, packMember, readArchive } from '@/lib/userland/tools/file/tar-format'
import { gunzipOf, gzipOf, InflateError } from '@/lib/userland/tools/shared/deflate'

/** An archive with the files of a chart in a folder of its name. */
export function packChart(name: string, files: readonly ChartFile[], mtime: number): string {
  const members = files.map(({ name: path, text }) =>
    packMember({
      name: `${name}/${path}`,
      type: 'file',
      link: '',
      mode: 0o644,
      ...{ uid: 0, gid: 0, user: '', group: '' },
      mtime,
      text,
    }),
  )
  const text = members.join('')
  const bytes = bytesOf(text)
  return textOf(gzipOf([...bytes, ...bytesOf(archiveEnd(bytes.length))], undefined, 0))
}

const isGzip = (text: string) => {
  const [first, second] = bytesOf(text.slice(0, 4))
  return first === 0x1f && second === 0x8b
}

/** The files of an archive without the folder that they lie in. @throws HelmError */
export function unpackChart(path: string, text: string): ChartFile[] {
  if (!isGzip(text))
    throw new HelmError(
      /\.ya?ml$/.test(path)
        ? `file '${path}' seems to be a YAML file, but expected a gzipped archive`
        : `file '${path}' does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'`,
    )
  let members: ReturnType<typeof readArchive>
  try {
    members = readArchive(textOf(gunzipOf(bytesOf(text))))
  } catch (error) {
    if (!(error instanceof InflateError)) throw error
    throw new HelmError(`gzip: ${error.message}`)
  }
  const files = (members ?? [])
    .filter(({ type }) => type === 'file')
    .map((one) => {
      const slash = one.name.indexOf('/')
      if (slash < 0 && one.name === 'Chart.yaml') throw new HelmError('chart yaml not in base directory')
      const name = one.name.slice(slash + 1)
      if (slash < 0)
        throw new HelmError(`chart illegally contains content outside the base directory: "${one.name}"`)
      if (name.split('/').includes('..')) throw new HelmError('chart illegally references parent directory')
      return { name, text: one.text }
    })
  if (files.length === 0) throw new HelmError('no files in chart archive')
  return files
}
