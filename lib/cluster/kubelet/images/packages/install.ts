import { type Package, packageOf } from '@/lib/cluster/kubelet/images/packages/package-names'
import { Errno } from '@/lib/userland/kernel/errno'
import { binaryText } from '@/lib/userland/kernel/executables'
import type { Process } from '@/lib/userland/kernel/process'

export interface Named extends Package {
  name: string
}

/** Packages by their names (with `=version` or not), and the first that nobody knows. */
export function findPackages(
  kind: 'deb' | 'apk',
  names: readonly string[],
): { found: Named[]; missing: string[] } {
  const found: Named[] = []
  const missing: string[] = []
  for (const word of names) {
    const [name = ''] = word.split(/[=<>~@]/)
    const known = packageOf(kind, name)
    if (known) found.push({ name, ...known })
    else missing.push(name)
  }
  return { found, missing }
}

/** Where installed packages are written down, in the dialect of nobody but this file. */
const listOf = (kind: 'deb' | 'apk') => (kind === 'deb' ? '/var/lib/dpkg/status' : '/lib/apk/db/installed')

export function installed(process: Process, kind: 'deb' | 'apk'): string[] {
  const path = listOf(kind)
  if (!process.files.stat(path)) return []
  const lines = process.files.read(path).split('\n')
  return lines.flatMap((line) => /^(?:Package: |P:)(.*)$/.exec(line)?.[1] ?? [])
}

/** Writes a package's programs to /usr/bin, and its name down. @throws Errno */
export function install(process: Process, kind: 'deb' | 'apk', { name, version, programs }: Named): void {
  const { files } = process
  for (const program of programs) {
    const path = `/usr/bin/${program}`
    try {
      if (files.stat(path, { follow: false })) files.unlink(path)
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'ENOENT') throw error
    }
    files.write(path, binaryText(program), { mode: 0o755 })
    files.chmod(path, 0o755)
  }
  const entry =
    kind === 'deb'
      ? `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n\n`
      : `P:${name}\nV:${version}\n\n`
  files.write(listOf(kind), entry, { append: files.stat(listOf(kind)) !== undefined })
}

/** Its programs go, and its name. */
export function remove(process: Process, kind: 'deb' | 'apk', { name, programs }: Named): void {
  const { files } = process
  for (const program of programs)
    if (files.stat(`/usr/bin/${program}`, { follow: false })) files.unlink(`/usr/bin/${program}`)
  const path = listOf(kind)
  const entries = files.read(path).split('\n\n')
  files.write(path, entries.filter((entry) => entry.split(/[\n:]/)[1]?.trim() !== name).join('\n\n'))
}
