import { binaryText } from '@/lib/userland/kernel/executables'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { archiveEnd, packMember } from '@/lib/userland/tools/file/tar-format'
import { gzipOf } from '@/lib/userland/tools/shared/deflate'

const member = (name: string, mode: number, text: string) =>
  packMember({
    ...{ name, mode, text, type: 'file', link: '', mtime: 0 },
    ...{ uid: 0, gid: 0, user: 'root', group: 'root' },
  })

/** The archive that krew is installed from. */
export function krewArchive(): string {
  const packed =
    member('./LICENSE', 0o644, 'Apache License, Version 2.0\n') +
    member('./krew-linux_amd64', 0o755, binaryText('krew'))
  const { length } = bytesOf(packed)
  return textOf(gzipOf(bytesOf(packed + archiveEnd(length)), undefined, 0, bytesOf('')))
}
