# fails: exhibition
# near miss: the file is new, the variable still comes from the old ConfigMap
kubectl get configmap kiosk-1 -n museum -o json | jq '.metadata = {name: "kiosk-2", namespace: "museum"}
  | .data.exhibition = "Folding screens" | .data["kiosk.conf"] |= sub("10 to 17"; "9 to 20")' > kiosk-2.json
kubectl apply -f kiosk-2.json
kubectl patch deployment kiosk -n museum -p '{"spec":{"template":{"spec":{"volumes":[{"name":"conf","configMap":{"name":"kiosk-2"}}]}}}}'
kubectl rollout status deployment/kiosk -n museum --timeout=120s
