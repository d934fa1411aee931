# fails: read-from-it
# reaches the end state, but title and opening time still come from the old ConfigMap
kubectl apply -f - <<'Y'
apiVersion: v1
kind: ConfigMap
metadata: {name: house-2026b, namespace: gallery}
immutable: true
data: {TITLE: Waves and light, OPENS: '09:30', FLOORS: '3', CLOSES: '20:00'}
Y
kubectl patch deployment signage -n gallery --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/env/2/valueFrom/configMapKeyRef/name","value":"house-2026b"}
]'
kubectl rollout status deployment/signage -n gallery --timeout=60s
