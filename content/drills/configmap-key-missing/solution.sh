kubectl describe pods -n gallery -l app=signage | tail -4
kubectl apply -f - <<'Y'
apiVersion: v1
kind: ConfigMap
metadata: {name: house-2026b, namespace: gallery}
immutable: true
data: {TITLE: Waves and light, OPENS: '09:30', FLOORS: '3', CLOSES: '20:00'}
Y
kubectl get deployment signage -n gallery -o yaml | sed 's/name: house-2026$/name: house-2026b/' | kubectl apply -f -
kubectl rollout status deployment/signage -n gallery --timeout=60s
