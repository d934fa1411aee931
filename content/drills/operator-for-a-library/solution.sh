kubectl apply -f https://github.com/kubekata/website-operator/releases/download/v1.2.0/install.yaml
kubectl rollout status deployment/website-operator -n website-system
kubectl apply -f - <<'Y'
apiVersion: web.kubekata.dev/v1
kind: Website
metadata:
  name: catalogue
  namespace: library
spec:
  replicas: 6
  tier: premium
  port: 8080
  page: <h1>Catalogue</h1>
Y
kubectl wait --for=condition=Ready website/catalogue -n library --timeout=60s
