import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { BUSYBOX_TOOLS } from '@/lib/cluster/kubelet/process/net/busybox-tools'
import { nc } from '@/lib/cluster/kubelet/process/net/nc'
import { busyboxPage, staticFile } from '@/lib/cluster/kubelet/process/net/web-server'
import { type ProcessContext, type Program, serve } from '@/lib/cluster/kubelet/process/process'

/** `-p 8080`, `-p8080`, `-fp 8080` → `8080` */
function option(argv: string[], letter: string): string | undefined {
  const at = argv.findIndex((arg) => new RegExp(`^-[a-z]*${letter}`).test(arg))
  const attached = argv[at]?.split(letter).slice(1).join(letter)
  return at < 0 ? undefined : attached || argv[at + 1]
}

/** Differs: without -f it stays in the background of its container in the same way. */
function* httpd(context: ProcessContext): Program {
  const { argv, cwd } = context
  const port = Number(option(argv, 'p')?.split(':').pop() ?? 80)
  const root = resolvePath(cwd, option(argv, 'h') ?? '.')
  const listener = {
    port,
    protocol: 'TCP' as const,
    serve: (request: Parameters<typeof staticFile>[2]) =>
      staticFile(context, root, request, { Connection: 'close' }, busyboxPage),
  }
  if (argv.some((arg) => /^-[a-z]*f/.test(arg))) return yield* serve(listener)
  yield { kind: 'listen', listener }
  return 0
}

/** A shell and nothing else: without a command, and without a terminal, it ends at once. */
export const busybox: ImageBehaviour = {
  repository: 'busybox',
  sizeBytes: 2_223_685,
  entrypoint: [],
  command: ['sh'],
  shell: true,
  tools: BUSYBOX_TOOLS,
  ports: [],
  programs: { httpd, nc },
}
