import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'

/** The entrypoint's greeting and the master's first words. */
function* nginxProgram({ argv, now }: ProcessContext): Program {
  if (argv.includes('-v') || argv.includes('-V')) return yield* print('nginx version: nginx/1.27.5')
  if (argv.includes('-t'))
    return yield* print('nginx: configuration file /etc/nginx/nginx.conf test is successful')
  const time = formatTime(now).replace(/-/g, '/').replace('T', ' ').replace('Z', '')
  yield* print(
    [
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      `${time} [notice] 1#1: using the "epoll" event method`,
      `${time} [notice] 1#1: start worker processes`,
    ].join('\n'),
  )
  return yield* idle()
}

export const nginx: ImageBehaviour = {
  repository: 'nginx',
  sizeBytes: 62_939_286,
  entrypoint: ['/docker-entrypoint.sh'],
  command: ['nginx', '-g', 'daemon off;'],
  shell: true,
  ports: [80],
  webRoot: '/usr/share/nginx/html',
  files: {
    '/usr/share/nginx/html/index.html': '<h1>Welcome to nginx!</h1>\n',
    '/usr/share/nginx/html/50x.html': '<h1>An error occurred.</h1>\n',
    '/etc/nginx/nginx.conf': '',
  },
  programs: { nginx: nginxProgram, 'docker-entrypoint.sh': nginxProgram },
}
