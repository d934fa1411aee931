import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { commonLog, staticFile } from '@/lib/cluster/kubelet/process/net/web-server'
import { reasonOf } from '@/lib/cluster/kubelet/process/network'
import { type ProcessContext, type Program, print, serve } from '@/lib/cluster/kubelet/process/process'

const ROOT = '/usr/local/apache2/htdocs'
const HEADERS = { Server: 'Apache/2.4.65 (Unix)' }

const page = (status: number) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reasonOf(status)}</title>\n</head><body>\n<h1>${reasonOf(status)}</h1>\n</body></html>\n`

function* httpdProgram(context: ProcessContext): Program {
  yield* print("AH00094: Command line: 'httpd -D FOREGROUND'")
  return yield* serve({
    port: 80,
    protocol: 'TCP',
    serve: (request) => staticFile(context, ROOT, request, HEADERS, page),
    log: commonLog,
  })
}

export const httpd: ImageBehaviour = {
  repository: 'httpd',
  sizeBytes: 45_200_411,
  entrypoint: [],
  command: ['httpd-foreground'],
  shell: true,
  ports: [80],
  files: { [`${ROOT}/index.html`]: '<html><body><h1>It works!</h1></body></html>\n' },
  programs: { 'httpd-foreground': httpdProgram, httpd: httpdProgram },
}
