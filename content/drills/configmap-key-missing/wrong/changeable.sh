# fails: fixed
# near miss: what kubectl create makes can be changed
kubectl create configmap house-2026b -n gallery --from-literal=TITLE='Waves and light' --from-literal=OPENS=09:30 --from-literal=FLOORS=3 --from-literal=CLOSES=20:00
kubectl get deployment signage -n gallery -o yaml | sed 's/name: house-2026$/name: house-2026b/' | kubectl apply -f -
kubectl rollout status deployment/signage -n gallery --timeout=60s
