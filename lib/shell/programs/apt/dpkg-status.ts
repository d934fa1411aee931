/** dpkg's list of what is installed. Mirrors: /var/lib/dpkg/status, deb-control(5). */
import { DPKG_STATUS } from '@/lib/cluster/host/systemd/unit-paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export interface InstalledPackage {
  name: string
  version: string
  held: boolean
}

const field = (paragraph: string, name: string) => new RegExp(`^${name}: *(.*)$`, 'm').exec(paragraph)?.[1]

export function readStatus(files: FileSystem): InstalledPackage[] {
  if (files.stat(DPKG_STATUS)?.type !== 'file') return []
  return files
    .read(DPKG_STATUS)
    .split('\n\n')
    .flatMap((paragraph) => {
      const name = field(paragraph, 'Package')
      const status = field(paragraph, 'Status') ?? ''
      if (name === undefined || !status.endsWith(' installed')) return []
      return [{ name, version: field(paragraph, 'Version') ?? '', held: status.startsWith('hold') }]
    })
}

export function writeStatus(files: FileSystem, packages: readonly InstalledPackage[]): void {
  const text = [...packages]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, version, held }) =>
        `Package: ${name}\nStatus: ${held ? 'hold' : 'install'} ok installed\nArchitecture: amd64\nVersion: ${version}\n`,
    )
    .join('\n')
  files.write(DPKG_STATUS, text)
}
