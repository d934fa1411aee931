# fails: operator, website, answers, stays
# without the operator a Website is a mere record
kubectl create namespace website-system
curl -sL https://github.com/kubekata/website-operator/releases/download/v1.2.0/install.yaml | sed -n '/CustomResourceDefinition/,/^---/p' | sed '1i apiVersion: apiextensions.k8s.io/v1' | kubectl apply -f -
kubectl wait --for=condition=Established crd/websites.web.kubekata.dev
kubectl apply -f - <<'Y'
apiVersion: web.kubekata.dev/v1
kind: Website
metadata: {name: catalogue, namespace: library}
spec: {replicas: 6, tier: premium, port: 8080, page: "<h1>Catalogue</h1>"}
Y
