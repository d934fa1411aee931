import type { Core } from '@/lib/userland/kernel/core'
import type { OpenFile } from '@/lib/userland/kernel/state'

const openFiles = (core: Core, place: string): [number, OpenFile & { kind: 'file' }][] =>
  [...core.state.files].flatMap(([id, file]) =>
    file.kind === 'file' && file.place === place ? [[id, file] as [number, typeof file]] : [],
  )

/** A file's last name is about to go: who has it open keeps what is in it. */
export function keepOpen(core: Core, place: string, path: string): void {
  const { files } = core.machine(place)
  const stat = core.state.files.size > 0 ? files.stat(path, { follow: false }) : undefined
  if (stat?.type !== 'file' || stat.links > 1) return
  for (const [id, { inode, offset, write, append, refs }] of openFiles(core, place)) {
    if (inode !== stat.inode) continue
    const text = files.read(path)
    core.state.files.set(id, { epoch: core.state.epoch, refs, kind: 'text', text, offset, write, append })
  }
}

/** A file or folder has another name: who has it open, or what is in it, follows. */
export function followRename(core: Core, place: string, from: string, to: string): void {
  for (const [id, { path }] of openFiles(core, place)) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    const file = core.file(id)
    if (file.kind === 'file') file.path = to + path.slice(from.length)
  }
}
