/** References are official; links in a page lead to a page that exists (`./id`) or to an allowed site. */
import type { Problem } from '../content'
import type { Rule } from '../gate'
import { parsePage } from '../parse-page'
import { contentLocales } from '../schema'

const hosts = new Set(
  `kubernetes.io github.com www.cncf.io landscape.cncf.io training.linuxfoundation.org etcd.io raft.github.io
   containerd.io cri-o.io opencontainers.org specs.opencontainers.org docs.docker.com man7.org docs.kernel.org
   helm.sh helmfile.readthedocs.io kustomize.io kubectl.docs.kubernetes.io krew.sigs.k8s.io k9scli.io
   kind.sigs.k8s.io minikube.sigs.k8s.io gateway-api.sigs.k8s.io kubernetes-csi.github.io coredns.io
   docs.tigera.io docs.cilium.io www.kube-router.io www.cni.dev book.kubebuilder.io sdk.operatorframework.io
   kyverno.io www.openpolicyagent.org open-policy-agent.github.io istio.io linkerd.io gateway.envoyproxy.io
   cert-manager.io letsencrypt.org external-secrets.io argo-cd.readthedocs.io argoproj.github.io fluxcd.io
   flagger.app velero.io prometheus.io prometheus-operator.dev grafana.com opentelemetry.io www.jaegertracing.io
   zipkin.io fluentbit.io www.fluentd.org www.elastic.co docs.sigstore.dev slsa.dev trivy.dev karpenter.sh
   docs.karmada.io karmada.io submariner.io www.opencost.io owasp.org coraza.io www.rfc-editor.org www.w3.org`.split(
    /\s+/,
  ),
)

export const linkRule: Rule = ({ concepts, curriculum }) => {
  const ids = new Set(curriculum.concepts)
  return concepts.flatMap((concept) => {
    const problems: Problem[] = []
    const yaml = `concepts/${concept.id}/concept.yaml`
    for (const { url } of concept.references) {
      if (!allowed(url)) problems.push({ file: yaml, rule: 'reference', message: `not allowed: ${url}` })
    }
    const isCited = concept.references.some((r) => r.url.startsWith('https://kubernetes.io/docs/'))
    if (!isCited && concept.track === 'exam') {
      problems.push({ file: yaml, rule: 'reference', message: 'needs a page of https://kubernetes.io/docs/' })
    }
    for (const locale of contentLocales) {
      for (const link of parsePage(concept.texts[locale].body).links) {
        const local = /^\.\/([a-z0-9-]+)$/.exec(link.url)
        if (local ? ids.has(local[1] ?? '') : allowed(link.url)) continue
        const file = `concepts/${concept.id}/${locale}.md`
        problems.push({ file, line: link.line, rule: 'link', message: `leads nowhere: ${link.url}` })
      }
    }
    return problems
  })
}

function allowed(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && hosts.has(hostname)
}
