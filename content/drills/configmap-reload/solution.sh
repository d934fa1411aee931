kubectl get configmap kiosk-1 -n museum -o json | jq '.metadata = {name: "kiosk-2", namespace: "museum"}
  | .data.exhibition = "Folding screens" | .data["kiosk.conf"] |= sub("10 to 17"; "9 to 20")' > kiosk-2.json
kubectl apply -f kiosk-2.json
kubectl get deployment kiosk -n museum -o yaml | sed 's/kiosk-1/kiosk-2/' | kubectl replace -f -
kubectl rollout status deployment/kiosk -n museum --timeout=120s
