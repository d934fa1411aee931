# fails: complete, fixed, read-from-it
# damages: configmaps/house-2026 -n gallery
# the old ConfigMap is deleted and made anew with the key
kubectl delete configmap house-2026 -n gallery
kubectl apply -f - <<'Y'
apiVersion: v1
kind: ConfigMap
metadata: {name: house-2026, namespace: gallery}
immutable: true
data: {TITLE: Waves and light, OPENS: '09:30', FLOORS: '3', CLOSES: '20:00'}
Y
kubectl rollout status deployment/signage -n gallery --timeout=60s
