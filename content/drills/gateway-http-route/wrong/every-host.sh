# fails: only-this-host
# near miss: without hostnames the route takes every host of the listener
kubectl label namespace radio expose=public
kubectl apply -f - <<'Y'
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: player
  namespace: radio
spec:
  parentRefs: [{ name: public, namespace: edge }]
  rules:
    - matches: [{ headers: [{ name: x-listener, value: tester }] }]
      backendRefs: [{ name: player-v2, port: 80 }]
    - backendRefs:
        - { name: player-v1, port: 80, weight: 9 }
        - { name: player-v2, port: 80, weight: 1 }
Y
