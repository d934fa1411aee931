# fails: way-back
# reaches the end state, but it is two revisions away from the old one
kubectl get configmap kiosk-1 -n museum -o json | jq '.metadata = {name: "kiosk-2", namespace: "museum"}
  | .data.exhibition = "Folding screens" | .data["kiosk.conf"] |= sub("10 to 17"; "9 to 20")' > kiosk-2.json
kubectl apply -f kiosk-2.json
kubectl patch deployment kiosk -n museum -p '{"spec":{"template":{"spec":{"volumes":[{"name":"conf","configMap":{"name":"kiosk-2"}}]}}}}'
kubectl rollout status deployment/kiosk -n museum --timeout=120s
kubectl patch deployment kiosk -n museum -p '{"spec":{"template":{"spec":{"containers":[{"name":"nginx","env":[{"name":"EXHIBITION","valueFrom":{"configMapKeyRef":{"name":"kiosk-2"}}}]}]}}}}'
kubectl rollout status deployment/kiosk -n museum --timeout=120s
