# fails: pods-do-not-count
# damages: deployments.apps/player-v1 -n radio
# reaches the end state: one Service over nine Pods and one
kubectl label namespace radio expose=public
kubectl scale deployment player-v1 --replicas=9 -n radio
kubectl create service clusterip player --tcp=80:8080 -n radio
kubectl rollout status deployment player-v1 -n radio --timeout=120s
kubectl apply -f - <<'Y'
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: player
  namespace: radio
spec:
  parentRefs: [{ name: public, namespace: edge }]
  hostnames: [live.radio.example]
  rules:
    - matches: [{ headers: [{ name: x-listener, value: tester }] }]
      backendRefs: [{ name: player-v2, port: 80 }]
    - backendRefs: [{ name: player, port: 80 }]
Y
