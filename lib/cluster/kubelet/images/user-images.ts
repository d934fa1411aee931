/** The images that learners run: each by its repository, many by their tag as well. */

import { cniImages } from '@/lib/cluster/cni/images'
import { agnhostImage } from '@/lib/cluster/kubelet/images/agnhost'
import { autoscalerImages } from '@/lib/cluster/kubelet/images/autoscalers'
import { idle } from '@/lib/cluster/kubelet/images/daemon'
import { distrolessFor } from '@/lib/cluster/kubelet/images/distroless-images'
import { echoImages, helloApps } from '@/lib/cluster/kubelet/images/echo'
import { frontendImages, nginxDemo } from '@/lib/cluster/kubelet/images/frontends'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { repositoryOf } from '@/lib/cluster/kubelet/images/index'
import { ingressNginx } from '@/lib/cluster/kubelet/images/ingress-nginx'
import { istioImages } from '@/lib/cluster/kubelet/images/istio'
import { metricsImages } from '@/lib/cluster/kubelet/images/metrics-server'
import { nginx, unprivilegedNginx } from '@/lib/cluster/kubelet/images/nginx/nginx'
import { plainServer } from '@/lib/cluster/kubelet/images/plain-server'
import { kyverno } from '@/lib/cluster/kubelet/images/policy-engine/kyverno'
import { stressImages } from '@/lib/cluster/kubelet/images/stress'
import { systemFor } from '@/lib/cluster/kubelet/images/systems'
import { vpaAdmission } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/admission'
import { httpd, phpApache } from '@/lib/cluster/kubelet/images/web/httpd'
import { rare } from '@/lib/cluster/sim/parts'

export { mayHaveTag } from '@/lib/cluster/kubelet/images/tags'
export { imageProgram, imageTree } from '@/lib/cluster/kubelet/images/tree'

const IMAGES: readonly ImageBehaviour[] = [
  ...['registry.k8s.io/hpa-example', 'k8s.gcr.io/hpa-example'].map(phpApache),
  ...echoImages,
  ...frontendImages,
  agnhostImage,
  ingressNginx,
  ...istioImages,
  kyverno,
  ...metricsImages,
  ...autoscalerImages,
  vpaAdmission,
  ...cniImages,
  ...stressImages,
]

const LANGUAGES = /^(perl|python|node|golang|openjdk|eclipse-temurin|amazoncorretto|ruby|tomcat)$/
const DATABASES = /^(redis|mysql|mariadb|postgres|mongo|memcached|rabbitmq)$/
const OPERATORS = /^ghcr\.io\/kubekata\//
const PHP = /^(php|wordpress|phpmyadmin(\/phpmyadmin)?)$/

/** Those that are made for a tag. */
const MADE: readonly ((repository: string, tag: string) => ImageBehaviour | undefined)[] = [
  (repository, tag) => (repository === 'nginx' ? nginx(tag) : undefined),
  (repository, tag) => (repository === 'nginxinc/nginx-unprivileged' ? unprivilegedNginx(tag) : undefined),
  (repository, tag) => (repository === 'httpd' ? httpd(tag) : undefined),
  systemFor,
  (repository, tag) =>
    LANGUAGES.test(repository) ? rare('languages').languageFor(repository, tag) : undefined,
  (repository, tag) => (PHP.test(repository) ? rare('php').phpFor(repository, tag) : undefined),
  (repository, tag) =>
    DATABASES.test(repository) ? rare('databases').databaseFor(repository, tag) : plainServer(repository),
  (repository) => (OPERATORS.test(repository) ? rare('operators').operatorFor(repository) : undefined),
  helloApps,
  distrolessFor,
  nginxDemo,
]

/** Any other image: a server that idles until it is stopped. */
const unknown = (repository: string): ImageBehaviour => ({
  repository,
  sizeBytes: 52_428_800,
  entrypoint: ['/server'],
  command: [],
  serves: true,
  unknown: true,
  base: 'debian',
  tools: ['curl', 'wget', 'nc', 'nslookup', 'ping', 'ps', 'vi'],
  ports: [],
  programs: { '/server': idle },
})

/** Registries that keep copies of well-known images. */
const MIRRORS =
  /^(?:(?:registry\.k8s|k8s\.gcr|mirror\.gcr)\.io|gcr\.io\/google[-_]containers|public\.ecr\.aws\/(?:docker|nginx)|quay\.io\/(?:prometheus|bitnami)|ghcr\.io\/(?:stefanprodan|linuxserver))\//

/** The image that this one is a copy of: `registry.k8s.io/nginx-slim` is `nginx`. */
const original = (repository: string) =>
  repository
    .replace(MIRRORS, '')
    .replace(/^library\//, '')
    .replace(/^nginx-slim$/, 'nginx')
    .replace(/^ubuntu-slim$/, 'ubuntu')
    .replace(/^(?:bitnami|bitnamilegacy)\/(nginx|redis|mysql|mariadb|mongodb|memcached|rabbitmq)$/, '$1')
    .replace(/^mongodb$/, 'mongo')
    .replace(/^(?:mmumshad\/)?simple-webapp-color$/, 'kodekloud/webapp-color')

/** `nginx:1.27-alpine@sha256:…` → `1.27-alpine` */
const tagOf = (image: string) => /:([^/:@]*)(?:@.*)?$/.exec(image)?.[1] ?? ''

/** The behaviour of an image that a learner may run. */
export function userImage(image: string): ImageBehaviour {
  const repository = repositoryOf(image)
  const tag = tagOf(image)
  const named = (name: string) => {
    const found = IMAGES.find((candidate) => candidate.repository === name)
    if (found) return found
    for (const make of MADE) {
      const made = make(name, tag)
      if (made) return made
    }
    return undefined
  }
  const found = named(repository) ?? named(original(repository))
  if (!found) return unknown(repository)
  // What is made on Alpine Linux says so in its tag.
  return tag.includes('alpine') && found.base === 'debian' ? { ...found, base: 'alpine' } : found
}
