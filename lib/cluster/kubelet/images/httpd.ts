import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle, type Program, print } from '@/lib/cluster/kubelet/process/process'

function* httpdProgram(): Program {
  yield* print("AH00094: Command line: 'httpd -D FOREGROUND'")
  return yield* idle()
}

export const httpd: ImageBehaviour = {
  repository: 'httpd',
  sizeBytes: 45_200_411,
  entrypoint: [],
  command: ['httpd-foreground'],
  shell: true,
  ports: [80],
  webRoot: '/usr/local/apache2/htdocs',
  files: { '/usr/local/apache2/htdocs/index.html': '<html><body><h1>It works!</h1></body></html>\n' },
  programs: { 'httpd-foreground': httpdProgram, httpd: httpdProgram },
}
