# fails: cannot-change, way-back
# damages: configmaps/kiosk-1 -n museum
# what is immutable can be deleted, and then no revision knows the old values
kubectl get configmap kiosk-1 -n museum -o json | jq '.metadata = {name: "kiosk-2", namespace: "museum"}
  | .data.exhibition = "Folding screens" | .data["kiosk.conf"] |= sub("10 to 17"; "9 to 20")' | sed 's/kiosk-2/kiosk-1/' > kiosk.json
kubectl delete configmap kiosk-1 -n museum
kubectl apply -f kiosk.json
kubectl rollout restart deployment/kiosk -n museum
kubectl rollout status deployment/kiosk -n museum --timeout=120s
